package dev.windrow.train.outer;

/**
 * Nesterov momentum on the averaged change, as DiLoCo has it (Douillard et al. 2023, "DiLoCo: Distributed
 * Low-Communication Training of Language Models", algorithm 1 with the Nesterov step of Sutskever et al. 2013): with
 * momentum μ and outer rate α, the change D = θ̄ − θ being what descends,
 *
 * <pre>{@code
 * v ← μ v + D
 * θ ← θ + α (D + μ v)
 * }</pre>
 *
 * <p>Workers start where the momentum is about to carry the network. This is the Nesterov block momentum of Chen & Huo
 * 2016 too: theirs, Δ ← η Δ + ζ D, W ← W + Δ with workers that start at θ = W + η Δ, is the same sequence of θ for μ =
 * η, α = ζ, Δ = α v.
 *
 * @param momentum μ, from 0 to below 1
 * @param rate α, above 0
 */
public record NesterovMomentum(double momentum, double rate) implements OuterOptimizer {
    @Override
    public int velocities() {
        return 1;
    }

    @Override
    public void step(float[] start, float[] mean, float[][] velocities, int from, int to) {
        float[] velocity = velocities[0];
        for (int k = from; k < to; k++) {
            double change = (double) mean[k] - start[k];
            double speed = momentum * velocity[k] + change;
            velocity[k] = (float) speed;
            mean[k] = (float) (start[k] + rate * (change + momentum * speed));
        }
    }
}
