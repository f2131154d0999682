package dev.larder.test.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The sources of a library, and what they need to compile. */
record Library(String name, Map<String, String> sources, List<Path> classPath) {

  /** Reads a library from the jars in the folder, of which all but its own are its class path. */
  static Library read(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      Path sources = jars.stream().filter(jar -> isSources(jar, name)).findFirst().orElseThrow();
      List<Path> others =
          jars.stream()
              .filter(jar -> !jar.toString().endsWith("-sources.jar"))
              .filter(jar -> !jar.getFileName().toString().startsWith(name))
              .toList();
      return new Library(name, unpack(sources), others);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSources(Path jar, String name) {
    String file = jar.getFileName().toString();
    return file.startsWith(name) && file.endsWith("-sources.jar");
  }

  private static Map<String, String> unpack(Path jar) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(Library::isSource).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          sources.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return sources;
  }

  private static boolean isSource(ZipEntry entry) {
    return entry.getName().endsWith(".java") && !entry.getName().endsWith("module-info.java");
  }
}
