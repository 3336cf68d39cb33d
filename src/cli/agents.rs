//! Every kind of agent in words: who it is and what it decides.

use crate::text::Text;
use crate::world::Agent;

/// All kinds of agents, in order.
pub const AGENTS: [Agent; 18] = [
    Agent::Professionals,
    Agent::Employers,
    Agent::Municipalities,
    Agent::Lectoraten,
    Agent::Schools,
    Agent::Universities,
    Agent::Institutes,
    Agent::ZonMw,
    Agent::Networks,
    Agent::NationalNetwork,
    Agent::Associations,
    Agent::Intermediary,
    Agent::ProgrammeCommittee,
    Agent::EvaluationCommittee,
    Agent::Citizens,
    Agent::Insurers,
    Agent::OutsidePartners,
    Agent::Ministries,
];

const _: () = {
    let mut i = 0;
    while i < AGENTS.len() {
        assert!(AGENTS[i] as usize == i, "the list of agents has another order than the agents");
        i += 1;
    }
};

/// Name of a kind of agent.
pub const fn name(agent: Agent) -> Text {
    match agent {
        Agent::Professionals => Text::new("professionals", "professionals"),
        Agent::Employers => Text::new("werkgevers", "employers"),
        Agent::Municipalities => Text::new("gemeenten", "municipalities"),
        Agent::Lectoraten => Text::new("lectoraten", "lectoraten"),
        Agent::Schools => Text::new("hogescholen en mbo-colleges", "hogescholen and mbo colleges"),
        Agent::Universities => Text::new("universitaire groepen", "university groups"),
        Agent::Institutes => Text::new("kennisinstituten", "knowledge institutes"),
        Agent::ZonMw => Text::new("ZonMw", "ZonMw"),
        Agent::Networks => Text::new("regionale kennisnetwerken (werkplaatsen)", "regional networks (werkplaatsen)"),
        Agent::NationalNetwork => Text::new("landelijk kennisnetwerk", "national network"),
        Agent::Associations => Text::new("beroepsorganisaties", "professional associations"),
        Agent::Intermediary => Text::new("uitvoerende organisaties", "intermediary organisations"),
        Agent::ProgrammeCommittee => Text::new("programmacommissie", "programme committee"),
        Agent::EvaluationCommittee => Text::new("evaluatiecommissie", "evaluation committee"),
        Agent::Citizens => Text::new("burgergroepen", "citizens' groups"),
        Agent::Insurers => Text::new("zorgverzekeraars", "health insurers"),
        Agent::OutsidePartners => Text::new("partners buiten het sociaal werk", "partners outside social work"),
        Agent::Ministries => Text::new("ministeries (VWS, SZW, BZK)", "ministries (VWS, SZW, BZK)"),
    }
}

/// What a kind of agent decides.
pub const fn decides(agent: Agent) -> Text {
    match agent {
        Agent::Professionals => Text::new(
            "lid worden of vertrekken, zich registreren, leren en hun routines veranderen, van baan wisselen",
            "joining or leaving an association, registering, learning and changing routines, changing jobs",
        ),
        Agent::Employers => Text::new(
            "tijd voor scholing, meedoen aan netwerken, meebetalen, professional-onderzoekers aanstellen",
            "time for training, joining networks, co-funding, taking on professional-researchers",
        ),
        Agent::Municipalities => Text::new(
            "meedoen aan netwerken of vertrekken, meebetalen, kennisvragen stellen, kwaliteit eisen, wijkteams vormen",
            "joining or leaving networks, co-funding, asking knowledge questions, demanding quality, forming wijkteams",
        ),
        Agent::Lectoraten => Text::new(
            "samenwerkingsverbanden beginnen, thema's kiezen, kennis maken met de praktijk",
            "starting coalitions, choosing themes, making knowledge together with practice",
        ),
        Agent::Schools => Text::new(
            "het curriculum vernieuwen, professional-onderzoekers opleiden",
            "renewing the curriculum, training professional-researchers",
        ),
        Agent::Universities => Text::new(
            "meedoen aan netwerken en projecten, eigen onderzoek",
            "joining networks and projects, research of their own",
        ),
        Agent::Institutes => Text::new(
            "wat zij verzamelen, toetsen, samenvoegen en verspreiden",
            "what they collect, test, synthesise and spread",
        ),
        Agent::ZonMw => Text::new(
            "welke vragen de kennisinstituten en de oproepen bereiken",
            "which questions reach institutes and calls",
        ),
        Agent::Networks => Text::new(
            "agenda, projecten, leerkringen, aanvragen, doorgaan of stoppen",
            "agenda, projects, circles, applications, going on or stopping",
        ),
        Agent::NationalNetwork => Text::new(
            "de landelijke agenda; geeft kennis door naar de regio's en vragen naar boven",
            "the national agenda; passes knowledge down to regions and questions up",
        ),
        Agent::Associations => Text::new(
            "de contributie en in welke van hun negen functies zij investeren",
            "the fee, and in which of their nine functions they invest",
        ),
        Agent::Intermediary => Text::new(
            "hoe het programma wordt uitgevoerd: regie en begeleiding van aanvragers",
            "how the programme is executed: steering, and guidance of applicants",
        ),
        Agent::ProgrammeCommittee => Text::new(
            "programmatekst, opdrachten, oproepen, toekenningen",
            "programme text, assignments, calls, grants",
        ),
        Agent::EvaluationCommittee => Text::new(
            "vijf oordelen over een programma en wat er dan moet veranderen",
            "five scores of a programme and what must change after a low one",
        ),
        Agent::Citizens => Text::new(
            "meedoen aan de agenda (die zo dicht bij de behoefte blijft) en aan het maken van kennis",
            "taking part in the agenda (which keeps it close to need) and in making knowledge",
        ),
        Agent::Insurers => {
            Text::new("meedoen, en meebetalen als het gevraagd wordt", "joining, and co-funding when asked")
        }
        Agent::OutsidePartners => Text::new(
            "meedoen, en meebetalen als het gevraagd wordt (wonen, scholen, veiligheid, wijkverpleging)",
            "joining, and co-funding when asked (housing, schools, safety, district nursing)",
        ),
        Agent::Ministries => Text::new(
            "niets uit zichzelf: budgetten, subsidies en regels volgen het ontwerp",
            "nothing by themselves: budgets, subsidies and rules follow the design",
        ),
    }
}
