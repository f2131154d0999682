/** Holds the examples of the documentation against the compiler and the processor. */
package dev.larder.test.doc;
