package dev.todoku.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ends a process at a step drawn beforehand: before or after any call of its ports, within transactions and after them. */
final class Crashes {

    /** The process is gone; so is its transaction. */
    static final class Crash extends RuntimeException {
        Crash() {
            super("crash", null, false, false);
        }
    }

    private int left = -1;
    private boolean dead;

    /** It ends after so many steps. */
    void after(int steps) {
        left = steps;
    }

    void restart() {
        dead = false;
        left = -1;
    }

    void step() {
        if (dead || left-- == 0) {
            dead = true;
            throw new Crash();
        }
    }

    /** The same port, in a process that may end before and after each call. */
    <T> T port(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    step();
                    try {
                        Object result = method.invoke(port, arguments);
                        step();
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
