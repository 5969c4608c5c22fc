package dev.todoku.quota.web;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Alert;
import dev.todoku.quota.Quota;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/alerts")
class AlertController {

    private final Quota quota;

    AlertController(Quota quota) {
        this.quota = quota;
    }

    @GetMapping
    @Operation(
            operationId = "listAlerts",
            summary = "Thresholds of LINE's limit and of the budget that a month came to, each once")
    AlertsBody list(@PathVariable AccountId account, @RequestParam(required = false) @Nullable String month) {
        YearMonth asked = month == null ? quota.month(account).month() : QuotaController.month(month);
        return new AlertsBody(
                asked.toString(),
                quota.alerts(account, asked).stream().map(AlertBody::of).toList());
    }

    record AlertsBody(String month, List<AlertBody> alerts) {}

    /**
     * One threshold.
     *
     * @param subject limit or budget
     * @param limit messages, as it was then
     * @param committed sent or reserved by then, everybody's
     */
    record AlertBody(String subject, int percent, long limit, long committed, Instant at) {

        static AlertBody of(Alert alert) {
            return new AlertBody(
                    alert.subject().name().toLowerCase(Locale.ROOT),
                    alert.percent(),
                    alert.limit(),
                    alert.committed(),
                    alert.at());
        }
    }
}
