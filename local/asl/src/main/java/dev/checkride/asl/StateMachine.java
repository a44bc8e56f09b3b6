package dev.checkride.asl;

/** A state machine whose definition was read and found sound; runs any number of executions at once. */
public final class StateMachine {
    private final Program program;

    private StateMachine(Program program) {
        this.program = program;
    }

    /**
     * Reads a definition in Amazon States Language whose Tasks call functions alone.
     *
     * @throws InvalidDefinitionException naming each problem with its place
     */
    public static StateMachine parse(String definitionJson) {
        return parse(definitionJson, SupportedTasks.functions());
    }

    /**
     * Reads a definition in Amazon States Language. A feature that this interpreter does not have is a problem too.
     *
     * @param tasks what the runner of the Tasks can do; any other is a problem
     * @throws InvalidDefinitionException naming each problem with its place
     */
    public static StateMachine parse(String definitionJson, SupportedTasks tasks) {
        return new StateMachine(DefinitionReader.read(definitionJson, tasks));
    }

    /**
     * Starts an execution on threads of its own and returns at once.
     *
     * @throws IllegalArgumentException if the input exceeds 256 KiB
     */
    public Execution start(ExecutionRequest request, Surroundings surroundings) {
        if (Texts.exceedsLimit(request.inputText())) {
            throw new IllegalArgumentException("The input of an execution holds at most 256 KiB");
        }
        Execution execution = new Execution(request, null, surroundings.clock());
        Engine.of(execution, program, surroundings).start();
        return execution;
    }
}
