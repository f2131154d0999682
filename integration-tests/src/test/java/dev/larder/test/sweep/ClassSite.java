package dev.larder.test.sweep;

import java.util.List;

/**
 * A class in a source file.
 *
 * @param file the file
 * @param name its name within the package: {@code Outer.Inner}
 * @param isAbstract whether it is abstract, or an interface
 * @param start where it begins
 * @param end where it ends
 * @param methods its own methods, in order
 */
record ClassSite(
    String file, String name, boolean isAbstract, long start, long end, List<MethodSite> methods) {}
