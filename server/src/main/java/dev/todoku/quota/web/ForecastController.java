package dev.todoku.quota.web;

import dev.todoku.kernel.AccountId;
import dev.todoku.quota.Forecasts;
import dev.todoku.quota.Foresight;
import dev.todoku.quota.Statements;
import dev.todoku.quota.Usage;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the month will come to, and which plan suits it. Changes nothing, and asks nobody outside. */
@RestController
@RequestMapping("/api/v1/accounts/{account}")
class ForecastController {

    private final Forecasts forecasts;
    private final Statements statements;

    ForecastController(Forecasts forecasts, Statements statements) {
        this.forecasts = forecasts;
        this.statements = statements;
    }

    @GetMapping("/forecast")
    @Operation(operationId = "getForecast", summary = "The month's end and the next month's: low, likely, high")
    ForecastBody forecast(@PathVariable AccountId account) {
        Usage usage = usage(account);
        return ForecastBody.of(forecasts.of(account, usage), usage);
    }

    @GetMapping("/advice")
    @Operation(operationId = "getAdvice", summary = "Which plan to be on, by the account's own history and forecast")
    AdviceBody advice(@PathVariable AccountId account) {
        Foresight foresight = forecasts.of(account, usage(account));
        return AdviceBody.of(
                foresight.advice(), foresight.contract().plan().currency().getCurrencyCode());
    }

    private Usage usage(AccountId account) {
        return statements.usage(account, forecasts.month(account));
    }
}
