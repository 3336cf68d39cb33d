"""starsim as its documentation has it: states of the people, edges of a Network, a Module with a vectorised step."""

import numpy as np
import starsim as ss
import workload as w


class Knows(ss.Network):
    """Edges that stay as they are."""

    def step(self):
        pass


class Learning(ss.Module):
    def __init__(self, knowledge, member):
        super().__init__(name="learning")
        self.define_states(
            ss.FloatArr("knowledge", default=lambda n: knowledge, columns=w.THEMES),
            ss.BoolState("member", default=lambda n: member),
        )
        self.luck = ss.random()

    def init_results(self):
        super().init_results()
        self.define_results(ss.Result("knowledge", dtype=float, scale=False))

    def step(self):
        edges = self.sim.networks.knows.edges
        agents = len(self.sim.people)
        share = np.bincount(edges.p2, weights=self.member[edges.p1], minlength=agents) / w.NEIGHBOURS
        learned = np.empty((agents, w.THEMES), dtype=ss.dtypes.float)
        for theme in range(w.THEMES):
            own = self.knowledge[:, theme]
            mean = np.bincount(edges.p2, weights=own[edges.p1], minlength=agents) / w.NEIGHBOURS
            learned[:, theme] = (own + w.RATE * np.maximum(mean - own, 0)) * w.KEPT
        member = self.member.values
        chance = np.where(member, w.LEAVE, w.JOIN + w.JOIN_BY_NEIGHBOURS * share)
        flips = self.luck.rvs(self.sim.people.auids) < chance
        self.knowledge[:] = learned
        self.member[:] = member != flips

    def update_results(self):
        super().update_results()
        self.results.knowledge[self.ti] = self.knowledge.values.mean(dtype=float)


def main():
    agents, seed = w.arguments()
    rng = np.random.default_rng(seed)
    neighbours = w.graph(agents, rng)
    knows = Knows(
        name="knows", p1=neighbours.ravel(), p2=np.repeat(np.arange(agents), w.NEIGHBOURS),
        beta=np.ones(neighbours.size),
    )
    sim = ss.Sim(
        n_agents=agents, start=0, stop=w.TICKS - 1, dt=1, rand_seed=seed, verbose=0, networks=knows,
        modules=Learning(*w.start(agents, rng)),
    )
    sim.init()

    def run():
        sim.run()
        results = sim.results.learning
        return np.asarray(results.n_member) / agents, np.asarray(results.knowledge)

    w.report("starsim, edges", "starsim", agents, run)


main()
