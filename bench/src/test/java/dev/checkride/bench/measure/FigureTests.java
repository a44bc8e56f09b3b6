package dev.checkride.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.checkride.bench.measure.Figure.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTests {
    private static final Series MEASURED = new Series(Unit.SECONDS, List.of(1.0, 2.0, 6.0));
    private static final Series PEER = new Series(Unit.SECONDS, List.of(3.0, 4.0, 5.0));

    @Test
    void theRatioIsThatOfTheMediansAndItsSpreadThatOfTheRounds() {
        Figure figure = beside(Target.atMostTimes(1));

        assertThat(figure.ratio()).contains(0.5);
        assertThat(figure.ratios().orElseThrow().samples()).containsExactly(1.0 / 3, 0.5, 1.2);
    }

    @Test
    void whatMustBeFasterIsJudgedByHowOftenItFitsIntoThePeer() {
        Figure figure = beside(Target.timesFaster(2));

        assertThat(figure.ratio()).contains(2.0);
        assertThat(figure.ratios().orElseThrow().samples()).containsExactly(3.0, 2.0, 5.0 / 6);
        assertThat(figure.verdict()).isEqualTo(Verdict.REACHED);
        assertThat(beside(Target.timesFaster(2.1)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void atMostSoManyTimesIncludesTheLimit() {
        assertThat(beside(Target.atMostTimes(0.5)).verdict()).isEqualTo(Verdict.REACHED);
        assertThat(beside(Target.atMostTimes(0.49)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void atLeastSoManyTimesIncludesTheLimit() {
        assertThat(beside(Target.atLeastTimes(0.5)).verdict()).isEqualTo(Verdict.REACHED);
        assertThat(beside(Target.atLeastTimes(0.51)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aLimitOfItsOwnNeedsNoPeer() {
        assertThat(Figure.alone("x", MEASURED, Target.atMost(2)).verdict()).isEqualTo(Verdict.REACHED);
        assertThat(Figure.alone("x", MEASURED, Target.atMost(1.9)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void withoutThePeerNothingIsJudged() {
        Figure figure = new Figure("x", MEASURED, Beside.absent("them", "not installed"), Target.timesFaster(2));

        assertThat(figure.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(figure.ratio()).isEmpty();
        assertThat(figure.ratios()).isEmpty();
    }

    @Test
    void withoutATargetTheFigureIsOnlyShown() {
        assertThat(beside(Target.none()).verdict()).isEqualTo(Verdict.SHOWN);
    }

    @Test
    void aTargetThatIsARatioNeedsSomethingBesideIt() {
        assertThatIllegalStateException()
                .isThrownBy(Figure.alone("makespan", MEASURED, Target.atMostTimes(1))::verdict)
                .withMessage("The target of \"makespan\" is a ratio, and nothing stands beside it");
    }

    private static Figure beside(Target target) {
        return new Figure("x", MEASURED, Beside.peer("them", PEER), target);
    }
}
