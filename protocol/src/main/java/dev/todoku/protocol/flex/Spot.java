package dev.todoku.protocol.flex;

import dev.todoku.protocol.validation.Findings;
import dev.todoku.protocol.validation.Inside;

/** A place in a Flex container, where faults can be found. */
record Spot(String path, Inside inside, Findings findings) {

    static Spot ofContainer(String path, Findings findings) {
        return new Spot(path, new Inside(path), findings);
    }

    Spot property(String name) {
        return new Spot(path + "." + name, inside, findings);
    }

    Spot element(int index) {
        return new Spot(path + "[" + index + "]", inside, findings);
    }

    void fault(String message) {
        findings.add(path, message, inside);
    }
}
