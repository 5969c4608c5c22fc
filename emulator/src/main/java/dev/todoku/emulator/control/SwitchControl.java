package dev.todoku.emulator.control;

import dev.todoku.emulator.fault.FaultPlan;
import dev.todoku.emulator.fault.FaultRule;
import dev.todoku.emulator.fault.Faults;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.setting.SettingsStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Settings, faults, and the way back to empty. */
final class SwitchControl {
    private final SettingsStore settings;
    private final Faults faults;
    private final Runnable reset;

    SwitchControl(SettingsStore settings, Faults faults, Runnable reset) {
        this.settings = settings;
        this.faults = faults;
        this.reset = reset;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/settings", call -> settings());
        routes.add("PUT", "/_emulator/settings", this::change);
        routes.add("GET", "/_emulator/faults", call -> faults());
        routes.add("PUT", "/_emulator/faults", this::setFaults);
        routes.add("DELETE", "/_emulator/state", this::empty);
    }

    private record Plan(@Nullable Long seed, @Nullable List<FaultRule> rules) {}

    /** Settings that are not named stay as they are. */
    private Reply change(ControlCall call) {
        ObjectNode wanted = FlatSettings.write(settings.get());
        wanted.setAll(call.object());
        settings.set(FlatSettings.read(wanted));
        return settings();
    }

    private Reply settings() {
        return Reply.json(FlatSettings.write(settings.get()));
    }

    private Reply setFaults(ControlCall call) {
        Plan wanted = call.body(Plan.class);
        faults.set(
                new FaultPlan(wanted.seed == null ? 0 : wanted.seed, wanted.rules == null ? List.of() : wanted.rules));
        return faults();
    }

    private Reply faults() {
        FaultPlan plan = faults.plan();
        return Reply.json(Map.of("seed", plan.seed(), "rules", plan.rules(), "applied", faults.applied()));
    }

    private Reply empty(ControlCall call) {
        reset.run();
        return Reply.ok();
    }
}
