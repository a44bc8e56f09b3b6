package dev.checkride.asl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the first way whose condition holds.
 *
 * @param otherwise leads to the Default, with the state's own Output and Assign
 */
record ChoiceState(List<Rule> rules, Optional<Exit> otherwise) implements State {

    record Rule(Template condition, Exit exit) {}

    @Override
    public String type() {
        return "Choice";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        Query query = visit.query();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (query.read(rule.condition(), "Choices[" + i + "]/Condition", Kind.BOOLEAN)) {
                return rule.exit().leave(visit, query, visit.input());
            }
        }
        Exit exit = otherwise.orElseThrow(() -> visit.runtimeFailure(
                "Failed to transition out of the state. The state does not point to a next state.", null));
        return exit.leave(visit, query, visit.input());
    }

    @Override
    public Set<String> targets() {
        return Stream.concat(rules.stream().map(Rule::exit), otherwise.stream())
                .flatMap(exit -> exit.next().stream())
                .collect(Collectors.toSet());
    }
}
