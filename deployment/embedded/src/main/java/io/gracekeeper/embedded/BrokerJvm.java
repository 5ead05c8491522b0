package io.gracekeeper.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the JVM of a broker is started. Beside its jar this module has an archive of Kafka's classes,
 * loaded and verified (JEP 350), and the class path for which it was made: a start with both costs
 * two fifths less. A JVM that finds the archive unfit starts without it, and so does everybody who
 * has only the jar.
 *
 * @param options all but the class path
 */
record BrokerJvm(List<String> options, String classPath) {

  private static final List<String> SMALL =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final String ARCHIVE = "kafka.jsa";

  private static final String CLASS_PATH = "kafka.jars";

  /** With the archive, where there is one: classes outside a jar may be newer than any. */
  static BrokerJvm best() {
    var source = BrokerJvm.class.getProtectionDomain().getCodeSource().getLocation();
    var jar = Path.of(URI.create(source.toString()));
    var archive = jar.resolveSibling(ARCHIVE);
    return Files.isRegularFile(jar) && Files.exists(archive)
        ? new BrokerJvm(
            and("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:aot=off"),
            joined(lines(jar.resolveSibling(CLASS_PATH))))
        : new BrokerJvm(SMALL, joined(classPathOfOurs()));
  }

  /**
   * Makes the archive, of what a broker loads that starts and stops: the build calls this.
   *
   * @param arguments the jar of this module, beside which it comes to lie
   */
  public static void main(String[] arguments) throws IOException {
    var jar = Path.of(arguments[0]);
    var archive = jar.resolveSibling(ARCHIVE);
    var classPath = jar.resolveSibling(CLASS_PATH);
    var libraries = classPathOfOurs().filter(entry -> entry.endsWith(".jar"));
    var jars = Stream.concat(libraries, Stream.of(jar.toString())).distinct().toList();
    if (isNewerThanAll(jars, archive) && jars.equals(Files.readAllLines(classPath))) {
      return;
    }
    Files.deleteIfExists(archive);
    Files.write(classPath, jars);
    KafkaProcess.start(
            new BrokerJvm(and("-XX:ArchiveClassesAtExit=" + archive), joined(jars.stream())))
        .close();
  }

  private static boolean isNewerThanAll(List<String> jars, Path archive) {
    var made = archive.toFile().lastModified(); // 0 if there is none.
    return jars.stream().allMatch(jar -> new File(jar).lastModified() < made);
  }

  /** Written with the archive, in the same build as the jar. */
  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> and(String... options) {
    return Stream.concat(SMALL.stream(), Arrays.stream(options)).toList();
  }

  private static String joined(Stream<String> entries) {
    return String.join(File.pathSeparator, entries.toList());
  }

  /** Under Maven's exec plugin the class path is known to the class loader alone. */
  private static Stream<String> classPathOfOurs() {
    return BrokerJvm.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs()).map(url -> new File(url.getPath()).getPath())
        : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
