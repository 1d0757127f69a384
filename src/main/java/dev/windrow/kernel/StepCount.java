package dev.windrow.kernel;

/**
 * How many steps an optimizer has done, by which it corrects moments that started at zero.
 *
 * @param all with this one, from 1
 * @param ofMomentum those of them since its first moment was zero, from 1
 */
public record StepCount(long all, long ofMomentum) {
    /** Of an optimizer whose moments have all been there from the first step. */
    public static StepCount of(long all) {
        return new StepCount(all, all);
    }
}
