@org.jspecify.annotations.NullMarked
package dev.todoku.emulator.person;
