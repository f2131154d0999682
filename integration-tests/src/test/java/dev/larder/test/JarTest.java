package dev.larder.test;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.larder.CacheManager;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cached class that comes in a jar, whose class files do not say how parameters are called. */
final class JarTest {
  private static final String SHOP =
      """
      package lib;
      import dev.larder.annotation.*;
      public class Shop {
        private int calls;
        public record Item(long id, String name) {}
        @Cached public int price(long id) { return ++calls; }
        @Cached public int stock(String store, @CacheKey("id") Item item) { return ++calls; }
        @Cached public int offer(@CacheKey String region, @CacheKey("id") Item item) { return ++calls; }
        @Cached public int total() { return ++calls; }
      }
      """;

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void compileJar() throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(Processors.cached())
            .withOptions("-g:none")
            .compile(JavaFileObjects.forSourceString("lib.Shop", SHOP));
    assertThat(compilation).succeededWithoutWarnings();
    jar = folder.resolve("lib.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          add(file, out);
        }
      }
    }
  }

  private static void add(JavaFileObject file, JarOutputStream jar) throws IOException {
    String prefix = "/" + StandardLocation.CLASS_OUTPUT.name() + "/";
    jar.putNextEntry(new JarEntry(file.toUri().getPath().replace(prefix, "")));
    try (InputStream in = file.openInputStream()) {
      in.transferTo(jar);
    }
    jar.closeEntry();
  }

  @Test
  void explicitKey_ofACacheInAJar_invalidatesIt() throws Exception {
    Compilation compilation =
        compile(
            """
            @CacheInvalidate(type = Shop.class, method = "price", key = "item.id")
            @CacheInvalidate(type = Shop.class, method = "offer", key = {"region", "item.id"})
            @CacheInvalidate(type = Shop.class, method = "total")
            public void change(Shop.Item item, String region) {}
            """);

    assertThat(compilation).succeededWithoutWarnings();
    try (URLClassLoader loader = load(compilation)) {
      assertThatOfferIsInvalidated(loader);
    }
  }

  private static void assertThatOfferIsInvalidated(ClassLoader loader)
      throws ReflectiveOperationException {
    CacheManager caches = CacheManager.local();
    Object shop = make(loader, "lib.Shop_Cached", caches);
    Object other = make(loader, "app.Other_Cached", caches);
    Object item = loader.loadClass("lib.Shop$Item").getConstructors()[0].newInstance(7L, "seven");
    Object price = call(shop, "price", 7L);
    Object offer = call(shop, "offer", "eu", item);
    Object elsewhere = call(shop, "offer", "us", item);

    call(other, "change", item, "eu");

    assertThat(call(shop, "price", 7L)).isNotEqualTo(price);
    assertThat(call(shop, "offer", "eu", item)).isNotEqualTo(offer);
    assertThat(call(shop, "offer", "us", item)).isEqualTo(elsewhere);
  }

  @Test
  void keyByName_ofACacheInAJarWithoutNames_isAnErrorThatAsksForPaths() {
    Compilation compilation =
        compile(
            """
            @CacheInvalidate(type = Shop.class, method = "price")
            public void change(long id) {}
            """);

    assertThat(compilation.errors()).hasSize(1);
    assertThat(compilation.errors().get(0).getMessage(Locale.ROOT))
        .startsWith("[InvalidateKeyMissing] no parameter of change(long) fits the part")
        .contains("of type long of the key of price(long)")
        .contains("Write key = {…}, one path for each of");
  }

  @Test
  void subclass_ofACachedClassInAJar_cachesWhatItInherits() throws Exception {
    Compilation compilation =
        javac()
            .withProcessors(Processors.cached())
            .withClasspath(classPath())
            .compile(
                JavaFileObjects.forSourceString(
                    "app.Other",
                    """
                    package app;
                    public class Other extends lib.Shop {
                      @dev.larder.annotation.Cached public int more() { return 1; }
                    }
                    """));

    assertThat(compilation).succeededWithoutWarnings();
    try (URLClassLoader loader = load(compilation)) {
      Object other = make(loader, "app.Other_Cached", CacheManager.local());
      assertThat(call(other, "price", 7L)).isEqualTo(call(other, "price", 7L));
    }
  }

  private Compilation compile(String method) {
    return javac()
        .withProcessors(Processors.cached())
        .withClasspath(classPath())
        .withOptions("-Xlint:all,-processing", "-Werror")
        .compile(
            JavaFileObjects.forSourceString(
                "app.Other",
                """
                package app;
                import dev.larder.annotation.*;
                import lib.Shop;
                public class Other {
                  %s
                }
                """
                    .formatted(method)));
  }

  private ImmutableList<File> classPath() {
    List<File> own =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .toList();
    return Stream.concat(own.stream(), Stream.of(jar.toFile()))
        .collect(ImmutableList.toImmutableList());
  }

  private URLClassLoader load(Compilation compilation) throws IOException {
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        String prefix = "/" + StandardLocation.CLASS_OUTPUT.name() + "/";
        Path target =
            folder.resolve(URI.create(file.toUri().getPath().replace(prefix, "")).getPath());
        Files.createDirectories(target.getParent());
        try (InputStream in = file.openInputStream();
            OutputStream out = Files.newOutputStream(target)) {
          in.transferTo(out);
        }
      }
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL(), folder.toUri().toURL()});
  }

  private static Object make(ClassLoader loader, String name, CacheManager caches)
      throws ReflectiveOperationException {
    return loader.loadClass(name).getConstructor(CacheManager.class).newInstance(caches);
  }

  private static Object call(Object target, String name, Object... arguments)
      throws ReflectiveOperationException {
    return Arrays.stream(target.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .invoke(target, arguments);
  }
}
