package dev.todoku.account;

import dev.todoku.kernel.AccountId;
import dev.todoku.metering.Contract;
import dev.todoku.protocol.UserId;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One account as it is now, without its secrets.
 *
 * @param botUserId the {@code destination} of its webhooks
 * @param issued whether we issue its tokens; else the owner pasted a long-lived one
 * @param contracts by the month each holds from, the first one also before that
 * @param checks what the last look at LINE found
 */
public record Account(
        AccountId id,
        String name,
        String channelId,
        UserId botUserId,
        String basicId,
        boolean issued,
        NavigableMap<YearMonth, Contract> contracts,
        List<Check> checks) {

    public Account {
        if (contracts.isEmpty()) {
            throw new IllegalArgumentException("contracts: got none (expected: at least one)");
        }
        contracts = new TreeMap<>(contracts);
        checks = List.copyOf(checks);
    }

    /** The contract in force in a month. */
    public Contract contract(YearMonth month) {
        Map.Entry<YearMonth, Contract> inForce = contracts.floorEntry(month);
        return inForce == null ? contracts.firstEntry().getValue() : inForce.getValue();
    }
}
