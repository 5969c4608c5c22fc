package dev.todoku.campaign.web;

import dev.todoku.campaign.Calendar;
import dev.todoku.campaign.CampaignEdits;
import dev.todoku.campaign.CampaignView;
import dev.todoku.campaign.NewCampaign;
import dev.todoku.campaign.TestSends;
import dev.todoku.campaign.Trials;
import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done with campaigns besides sending them. */
@RestController
@RequestMapping("/api/v1/accounts/{account}")
class CampaignEditController {

    private final CampaignEdits edits;
    private final TestSends tests;
    private final Calendar calendar;
    private final Trials trials;

    CampaignEditController(CampaignEdits edits, TestSends tests, Calendar calendar, Trials trials) {
        this.edits = edits;
        this.tests = tests;
        this.calendar = calendar;
        this.trials = trials;
    }

    @PutMapping("/campaigns/{campaign}")
    @Operation(operationId = "changeCampaign", summary = "Changes a draft, or one that is scheduled or comes round")
    CampaignView change(
            @PathVariable AccountId account, @PathVariable UUID campaign, @Valid @RequestBody NewCampaign wanted) {
        return edits.change(account, campaign, wanted);
    }

    @DeleteMapping("/campaigns/{campaign}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCampaign", summary = "Deletes a draft that nobody ever got")
    void delete(@PathVariable AccountId account, @PathVariable UUID campaign) {
        edits.delete(account, campaign);
    }

    @PostMapping("/campaigns/{campaign}/copies")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "copyCampaign", summary = "A draft with the same messages, audience and limits")
    CampaignView copy(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return edits.copy(account, campaign);
    }

    @PutMapping("/campaigns/{campaign}/archived")
    @Operation(operationId = "archiveCampaign", summary = "Puts a campaign away from the list, or back")
    CampaignView archive(
            @PathVariable AccountId account, @PathVariable UUID campaign, @Valid @RequestBody ArchiveRequest request) {
        return edits.archive(account, campaign, request.archived());
    }

    @PostMapping("/campaigns/{campaign}/tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testCampaign",
            summary = "Sends it to chosen friends to look at it; counted like any message")
    TestSends.TestSend test(
            @PathVariable AccountId account, @PathVariable UUID campaign, @Valid @RequestBody TestRequest request) {
        return tests.send(account, campaign, request.friends());
    }

    @GetMapping("/campaigns/{campaign}/tests")
    @Operation(
            operationId = "listCampaignTests",
            summary = "Its tests and what they used, all at once (at most 100), the newest first")
    TestsBody tests(@PathVariable AccountId account, @PathVariable UUID campaign) {
        List<TestSends.TestSend> items = tests.of(account, campaign);
        return new TestsBody(
                items, items.stream().mapToLong(TestSends.TestSend::accepted).sum());
    }

    @GetMapping("/campaigns/{campaign}/trial")
    @Operation(operationId = "getTrial", summary = "The texts it tries, and how each does")
    Trials.TrialView trial(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return trials.of(account, campaign);
    }

    @GetMapping("/calendar")
    @Operation(
            operationId = "getCalendar",
            summary = "What was sent when, and what will be: up to 100 days, their first entries (at most 1,000)")
    CalendarBody calendar(@PathVariable AccountId account, @RequestParam Instant from, @RequestParam Instant to) {
        return new CalendarBody(calendar.between(account, from, to));
    }

    record ArchiveRequest(@NotNull Boolean archived) {}

    record TestRequest(@NotNull List<String> friends) {}

    /** {@code accepted}: messages that the tests used so far. */
    record TestsBody(List<TestSends.TestSend> items, long accepted) {}

    record CalendarBody(List<Calendar.CalendarEntry> items) {}
}
