package io.gracekeeper.local.process;

import io.gracekeeper.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Where everything lies that a running platform keeps; it is gone when the platform has stopped.
 * One platform at a time: the directory is locked while it runs, and a lock does not outlive its
 * process, however that ends.
 */
public final class RunDirectory implements AutoCloseable {

  private final Path directory;
  private final FileChannel lock;
  private final Leftovers processes;

  private RunDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
    this.processes = new Leftovers(directory.resolve("processes"));
  }

  /**
   * Takes the directory and empties it of what an earlier platform left.
   *
   * @param progress is told if there was anything to stop
   * @throws StartFailure if a platform runs there already
   */
  public static RunDirectory open(Path directory, Consumer<String> progress) {
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      // Beside the directory, so that emptying it does not touch the lock.
      var run =
          new RunDirectory(
              directory, locked(directory.resolveSibling(directory.getFileName() + ".lock")));
      var stopped = run.cleanUp();
      if (stopped > 0) {
        progress.accept(
            "An earlier run was killed; what it left is stopped: " + stopped + " processes.");
      }
      Files.createDirectories(run.logs());
      return run;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!isOurs(channel)) {
      var holder = Files.readString(file).strip();
      channel.close();
      throw new StartFailure(
          "Gracekeeper is running here already, in process %s. Stop it with Ctrl-C where it was started, or with: kill %s"
              .formatted(holder, holder));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisJvm) {
      return false;
    }
  }

  private int cleanUp() {
    var stopped = processes.stop();
    Directories.delete(directory);
    return stopped;
  }

  /** Writes a process down, so that the next start stops it if this one cannot. */
  public void remember(ProcessHandle process) {
    processes.remember(process);
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  public Path log(Part part) {
    return logs().resolve(part.label() + ".log");
  }

  /** Where a part may keep what need not be made anew for each run. */
  public Path cache(Part part) {
    return directory.resolveSibling(part.label());
  }

  /** Where a part may keep what it likes. */
  public Path of(Part part) {
    var path = directory.resolve(part.label());
    try {
      return Files.createDirectories(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes all of it and lets the next platform in. */
  @Override
  public void close() {
    try (lock) {
      cleanUp();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
