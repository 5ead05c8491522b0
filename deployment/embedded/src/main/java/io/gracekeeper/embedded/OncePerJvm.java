package io.gracekeeper.embedded;

/**
 * Quarkus loads the classes of a test anew for every application that it starts, and with them each
 * static field. What must exist once per JVM is kept by the copy of its class that the JVM's own
 * loader has; every other copy asks that one.
 */
final class OncePerJvm {

  private OncePerJvm() {}

  /** Calls a static method without arguments of that copy; it returns text or nothing. */
  static String ask(Class<?> type, String method) {
    var thread = Thread.currentThread();
    var ofTest = thread.getContextClassLoader();
    // Libraries find their parts through this loader; the one of a Quarkus test has its own copies.
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      var copy = Class.forName(type.getName(), true, ClassLoader.getSystemClassLoader());
      var found = copy.getDeclaredMethod(method);
      found.setAccessible(true);
      return String.valueOf(found.invoke(null));
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(type.getSimpleName() + "." + method + " failed.", failure);
    } finally {
      thread.setContextClassLoader(ofTest);
    }
  }
}
