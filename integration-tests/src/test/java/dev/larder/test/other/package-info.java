/** Classes that others extend or invalidate from another package. */
package dev.larder.test.other;
