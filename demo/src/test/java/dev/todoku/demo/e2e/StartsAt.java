package dev.todoku.demo.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The instant at which a test class's own installation starts, as {@code 2026-11-30T12:00:00Z}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface StartsAt {
    String value();
}
