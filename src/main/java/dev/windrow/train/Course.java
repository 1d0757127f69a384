package dev.windrow.train;

import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.RunEvent;
import dev.windrow.train.report.TrainingListener;
import java.util.Optional;

/**
 * The way of a run from state to state: rounds and ends of epochs in turn, and a step back where one of them shows that
 * the network has gone wrong. A state is sound when what follows from it is: the loss of a round speaks for where the
 * round began, that of a validation for the network validated.
 */
final class Course {
    private final Rounds rounds;
    private final EpochEnd epochEnd;
    private final Stopping stopping;
    private final Retreats retreats;
    private final TrainingListener listener;
    private final Keeper keeper;

    /** The last state known to be sound in which no worker kept anything: where to go back to. */
    private RunState sound;

    Course(
            Rounds rounds,
            EpochEnd epochEnd,
            Stopping stopping,
            Retreats retreats,
            TrainingListener listener,
            Keeper keeper) {
        this.rounds = rounds;
        this.epochEnd = epochEnd;
        this.stopping = stopping;
        this.retreats = retreats;
        this.listener = listener;
        this.keeper = keeper;
    }

    /**
     * Goes to the end of the run, and gives the state there.
     *
     * @throws DivergedException if the run goes wrong more often than it may
     */
    RunState from(RunState start) {
        sound = start;
        RunState state = start;
        while (!stopping.over(state.progress())) {
            Advance advance = stopping.endsEpoch(state.progress()) ? endEpoch(state) : round(state);
            state = advance.fault().isPresent() ? back(advance) : advance.state();
        }
        keep(state);
        tellWhy(state.progress());
        return state;
    }

    private void keep(RunState proven) {
        Progress at = proven.progress();
        if (rounds.settled(at) && !at.equals(sound.progress())) {
            sound = proven;
            keeper.after(proven);
        }
    }

    private Advance round(RunState from) {
        Rounds.Done done = rounds.next(from);
        RoundReport report = done.report();
        Optional<String> fault = retreats.fault(from, done);
        if (fault.isEmpty()) {
            // Before the round is told, so that what is kept goes with what was told up to there.
            keep(from);
        }
        listener.round(report);
        Advance.Place place = new Advance.Place(
                report.place().epoch(), report.place().round(), report.setting().rate());
        return new Advance(done.state(), fault, place);
    }

    private Advance endEpoch(RunState from) {
        EpochEnd.Done done = epochEnd.after(from);
        listener.epoch(done.report());
        done.event().ifPresent(listener::event);
        Advance.Place place = new Advance.Place(done.report().epoch(), 0, rounds.rate(from));
        if (!epochEnd.validates()) {
            return new Advance(done.state(), Optional.empty(), place);
        }
        Optional<String> fault = retreats.fault(done.report());
        if (fault.isEmpty()) {
            keep(done.state());
        }
        return new Advance(done.state(), fault, place);
    }

    private RunState back(Advance failed) {
        Advance.Place place = failed.place();
        if (retreats.spent(sound)) {
            DivergedException end = retreats.diverged(failed, sound, epochEnd.validates());
            listener.event(new RunEvent(RunEvent.Kind.DIVERGED, place.epoch(), place.round(), end.getMessage()));
            throw end;
        }
        sound = retreats.from(sound);
        String message = retreats.message(failed, sound);
        listener.event(new RunEvent(RunEvent.Kind.RETREAT, place.epoch(), place.round(), message));
        return sound;
    }

    private void tellWhy(Progress end) {
        stopping.early(end)
                .map(why -> new RunEvent(RunEvent.Kind.STOPPED, end.epoch(), 0, "the run ends: " + why))
                .ifPresent(listener::event);
    }
}
