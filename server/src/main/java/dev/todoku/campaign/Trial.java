package dev.todoku.campaign;

import dev.todoku.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Trying several texts on a part of the audience; the rest gets the best.
 *
 * @param variants messages of B, C …; A is what the campaign itself says
 * @param share of a hundred friends so many get a variant, equally many each
 * @param holdout of a hundred so many get nothing, to see what it does; nought is none
 * @param hours after which the best is chosen
 * @param by {@code reactions}: who answered, wrote, clicked or joined; {@code clicks}: who opened a link of it
 */
public record Trial(
        @NotNull @Size(min = 1, max = 4) List<@NotNull JsonNode> variants,
        @Min(1) @Max(90) int share,
        @Nullable @Min(0) @Max(50) Integer holdout,
        @Min(1) @Max(168) int hours,
        @NotNull String by) {

    static final String REACTIONS = "reactions";
    static final String CLICKS = "clicks";

    int heldOut() {
        return holdout == null ? 0 : holdout;
    }

    int count() {
        return variants.size() + 1;
    }

    void requireSound() {
        if (share + heldOut() > 95) {
            throw Problem.unprocessable(
                    "bad-trial",
                    "trial: got a share of %d and a holdout of %d of a hundred (expected: at most 95 together)"
                            .formatted(share, heldOut()));
        }
        if (!by.equals(REACTIONS) && !by.equals(CLICKS)) {
            throw Problem.unprocessable(
                    "bad-trial", "by: got '%s' (expected: %s or %s)".formatted(by, REACTIONS, CLICKS));
        }
    }
}
