package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.protocol.BadMessage;
import playground.protocol.ErrorCode;
import playground.server.IncomingText;
import playground.server.LimitsTest;
import playground.server.PlaygroundServer;

/** Each address has its share of the memory, and within it the largest gives way. */
final class MemoryBudgetTest {
    private static final int MOST = 900_000;
    /** Two thirds of it. */
    private static final int OF_AN_ADDRESS = 600_000;

    /** Two thirds of the four fifths for runs. */
    private static final int RUNS_OF_AN_ADDRESS = 480_000;

    /** Two thirds of all, less the quarter of the four fifths that is left to runs. */
    private static final int MESSAGES_OF_AN_ADDRESS = 480_000;

    private long now;
    private final MemoryBudget budget = new MemoryBudget(MOST, () -> now);
    private final List<String> shed = new ArrayList<>();

    @Test
    void anAddressMayTakeTwoThirdsOfWhatTheOthersLeaveSoThatSomeIsAlwaysLeft() {
        MemoryBudget.Share first = share("a");
        assertFalse(first.resize(RUNS_OF_AN_ADDRESS + 1));
        assertTrue(first.resize(RUNS_OF_AN_ADDRESS));
        MemoryBudget.Share second = share("b");
        assertFalse(second.resize(RUNS_OF_AN_ADDRESS / 3 + 1));
        assertTrue(second.resize(RUNS_OF_AN_ADDRESS / 3));
        assertTrue(share("c").resize(RUNS_OF_AN_ADDRESS / 9));
        assertEquals(List.of(), shed);
    }

    @Test
    void allOfOneAddressShareItsPart() {
        assertTrue(share("a").resize(RUNS_OF_AN_ADDRESS - 100));
        assertFalse(share("a").resize(101));
        assertTrue(share("a").resize(100));
    }

    @Test
    void runsLeaveRoomForMessages() {
        MemoryBudget.Share share = share("a");
        assertTrue(share.resize(RUNS_OF_AN_ADDRESS));
        assertTrue(share.hold(OF_AN_ADDRESS - RUNS_OF_AN_ADDRESS));
        assertEquals(List.of(), shed);
    }

    @Test
    void messagesLeaveRoomForTheRunOfAnotherAddressAndForItsMessagesHoweverManyAddressesSend() {
        int all = 200 * MOST;
        int forRuns = all / 5 * 4;
        for (int runs : new int[] {0, forRuns / 3, forRuns / 3 * 2}) {
            MemoryBudget large = new MemoryBudget(all, () -> now);
            assertTrue(large.share("trains", () -> {}).resize(runs));
            for (int i = 0; i < 20; i++) {
                // keeps what it holds, also when it is told to go
                MemoryBudget.Share sends = large.share("sends " + i, () -> {});
                while (sends.hold(10_000)) {
                    assertTrue(large.taken() <= all);
                }
            }
            MemoryBudget.Share newcomer = large.share("newcomer", () -> {});
            // an address may have two thirds of the quarter that is left to runs, but for the few messages of each
            // address
            long few = 20 * MemoryBudget.FEW_MESSAGES;
            assertTrue(newcomer.resize(((forRuns - runs) / 4 - few) / 3 * 2), "beside runs of " + runs);
            newcomer.resize(1000);
            assertTrue(newcomer.hold(MemoryBudget.FEW_MESSAGES), "beside runs of " + runs);
        }
    }

    @Test
    void whereTheNextMessageDoesNotFitTheLargestOfThatAddressGoesAndNoOther() {
        MemoryBudget.Share elsewhere = share("b");
        assertTrue(elsewhere.hold(250_000));
        MemoryBudget.Share small = share("a", "small");
        MemoryBudget.Share large = share("a", "large");
        assertTrue(large.hold(300_000));
        assertTrue(small.hold(100_000));
        assertTrue(small.hold(100_000));
        assertEquals(List.of("large"), shed);
        assertEquals(450_000, budget.taken());
    }

    @Test
    void theLargestGoesItselfWhenItIsTheOneThatAsks() {
        MemoryBudget.Share small = share("a", "small");
        MemoryBudget.Share large = share("a", "large");
        assertTrue(small.hold(200_000));
        assertFalse(large.hold(500_000));
        assertEquals(List.of("large"), shed);
        assertFalse(large.hold(1));
        assertTrue(small.hold(1));
    }

    @Test
    void shortMessagesAreAlwaysTaken() {
        assertTrue(share("a").hold(MESSAGES_OF_AN_ADDRESS));
        MemoryBudget.Share other = share("a");
        assertTrue(other.hold(MemoryBudget.ALWAYS_TAKEN));
        assertEquals(List.of(), shed);
    }

    @Test
    void whatAClosedShareHoldsCountsUntilItIsGoneAndThenItsAddressIsForgotten() {
        MemoryBudget.Share share = share("a");
        assertTrue(share.resize(1000));
        assertTrue(share.hold(500));
        share.close();
        assertEquals(500, budget.taken());
        assertFalse(share.hold(1));
        assertFalse(share.resize(1));
        share.drop(500);
        assertEquals(0, budget.taken());
        assertEquals(0, budget.addresses());
    }

    @Test
    void aClassOfOneAddressFitsAtTheProcfilesMemoryAndALargestRunBesides() {
        // what JDK 17 and 25 say of -Xmx256m with the serial collector
        MemoryBudget hosted = new MemoryBudget((long) (PlaygroundServer.MEMORY_FOR_CLIENTS * 259_522_560), () -> now);
        for (int i = 0; i < 200; i++) {
            assertTrue(hosted.share("a class", () -> {}).resize(Footprint.bytes(Experiment.DEFAULT)));
        }
        for (int i = 0; i < 20; i++) {
            assertTrue(hosted.share("others", () -> {}).resize(Footprint.bytes(Experiment.DEFAULT)));
        }
        MemoryBudget few = new MemoryBudget((long) (PlaygroundServer.MEMORY_FOR_CLIENTS * 259_522_560), () -> now);
        assertTrue(few.share("others", () -> {}).resize(20 * Footprint.bytes(Experiment.DEFAULT)));
        assertTrue(few.share("one", () -> {}).resize(Footprint.bytes(LimitsTest.largest())));
        assertFalse(few.share("one", () -> {}).resize(Footprint.bytes(LimitsTest.largest())));
    }

    @Test
    void workThatDoesNotFitBesideOthersLetsThemGoOnUntilItDoesAndOneAtATimeAlwaysFits() {
        MemoryBudget.Share share = share("a");
        List<String> order = new ArrayList<>();
        BooleanSupplier standAside = () -> {
            now += MemoryBudget.PATIENCE / 4;
            return order.add("stood aside");
        };
        share.during(10L * MOST, MemoryBudgetTest::never, () -> order.add("alone"));
        share.during(MOST / 2, MemoryBudgetTest::never, () -> {
            BadMessage busy = assertThrows(
                    BadMessage.class, () -> share.during(MOST / 2, () -> false, () -> order.add("too much")));
            assertEquals(ErrorCode.BUSY, busy.answer().code());
            return share.during(MOST / 10, MemoryBudgetTest::never, () -> order.add("beside"));
        });
        share.during(MOST / 2, MemoryBudgetTest::never, () -> {
            assertThrows(BadMessage.class, () -> share.during(MOST / 2, standAside, () -> order.add("too late")));
            return null;
        });
        assertEquals(List.of("alone", "beside", "stood aside", "stood aside", "stood aside", "stood aside"), order);
    }

    @Test
    void theWorkOfOneAddressLeavesRoomForAnothersAndCommandsAreReadWhateverWorks() {
        MemoryBudget large = new MemoryBudget(100 * MemoryBudget.SMALL_WORK, () -> now);
        MemoryBudget.Share one = large.share("a", () -> {});
        MemoryBudget.Share another = large.share("b", () -> {});
        one.during(60 * MemoryBudget.SMALL_WORK, MemoryBudgetTest::never, () -> {
            assertThrows(BadMessage.class, () -> one.during(20 * MemoryBudget.SMALL_WORK, () -> false, () -> null));
            return another.during(20 * MemoryBudget.SMALL_WORK, MemoryBudgetTest::never, () -> null);
        });
        one.during(1000 * MemoryBudget.SMALL_WORK, MemoryBudgetTest::never, () -> {
            one.during(MemoryBudget.SMALL_WORK, MemoryBudgetTest::never, () -> null);
            return another.during(MemoryBudget.SMALL_WORK, MemoryBudgetTest::never, () -> null);
        });
    }

    private static boolean never() {
        throw new AssertionError("nobody has to wait");
    }

    @Test
    void aTextThatComesInIsTakenFromTheMemoryWithTheRoomItGrowsInto() {
        MemoryBudget.Share share = share("a");
        IncomingText text = new IncomingText(share);
        assertTrue(text.add(ByteBuffer.wrap(new byte[1000]), false));
        assertEquals(1024, budget.taken());
        assertTrue(text.add(ByteBuffer.wrap(new byte[1000]), false));
        assertEquals(2048, budget.taken());
        assertEquals(2000, text.take().length);
        assertEquals(2000, budget.taken());
        assertTrue(text.add(ByteBuffer.wrap(new byte[50_000]), true));
        assertEquals(52_000, budget.taken());
        text.drop();
        assertEquals(2000, budget.taken());
        assertFalse(text.add(ByteBuffer.wrap(new byte[1]), false));
        assertEquals(2000, budget.taken());
    }

    @Test
    void aTextForWhichThereIsNoMemoryIsNotTakenIn() {
        IncomingText text = new IncomingText(share("a", "its own"));
        assertTrue(text.add(ByteBuffer.wrap(new byte[OF_AN_ADDRESS / 2]), false));
        assertFalse(text.add(ByteBuffer.wrap(new byte[1]), false));
        assertEquals(List.of("its own"), shed);
    }

    private MemoryBudget.Share share(String address) {
        return share(address, address);
    }

    /** One that gives back at once what it holds when it is shed. */
    private MemoryBudget.Share share(String address, String name) {
        MemoryBudget.Share[] share = new MemoryBudget.Share[1];
        share[0] = budget.share(address, () -> {
            shed.add(name);
            share[0].drop(share[0].held());
        });
        return share[0];
    }
}
