"""starsim with a table of neighbours of one's own: states of the people in `ss.Arr`, gathered row by row from `raw`."""

import numpy as np
import starsim as ss
import workload as w


class Learning(ss.Module):
    def __init__(self, neighbours, knowledge, member):
        super().__init__(name="learning")
        self.near = np.ascontiguousarray(neighbours.T, dtype=np.intp)  # the first neighbour of all, the second, ...
        self.define_states(
            ss.FloatArr("knowledge", default=lambda n: knowledge, columns=w.THEMES),
            ss.BoolState("member", default=lambda n: member),
        )
        self.luck = ss.random()

    def init_results(self):
        super().init_results()
        self.define_results(ss.Result("knowledge", dtype=float, scale=False))

    def step(self):
        knowledge, member = self.knowledge.raw, self.member.raw  # nobody is born or dies: raw is everyone
        gain, members = np.zeros_like(knowledge), np.zeros(len(member), np.uint8)
        for near in self.near:
            gain += knowledge.take(near, axis=0)
            members += member.take(near)
        gain /= w.NEIGHBOURS
        gain -= knowledge
        np.maximum(gain, 0, out=gain)
        gain *= w.RATE
        chance = w.JOIN + (w.JOIN_BY_NEIGHBOURS / w.NEIGHBOURS) * members
        chance[member] = w.LEAVE
        flips = self.luck.rvs(self.sim.people.auids) < chance
        knowledge += gain
        knowledge *= w.KEPT
        member ^= flips

    def update_results(self):
        super().update_results()
        self.results.knowledge[self.ti] = self.knowledge.values.mean(dtype=float)


def main():
    agents, seed = w.arguments()
    rng = np.random.default_rng(seed)
    neighbours = w.graph(agents, rng)
    sim = ss.Sim(
        n_agents=agents, start=0, stop=w.TICKS - 1, dt=1, rand_seed=seed, verbose=0,
        modules=Learning(neighbours, *w.start(agents, rng)),
    )
    sim.init()

    def run():
        sim.run()
        results = sim.results.learning
        return np.asarray(results.n_member) / agents, np.asarray(results.knowledge)

    w.report("starsim, arrays", "starsim", agents, run)


main()
