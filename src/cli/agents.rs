//! Every kind of agent in words: who it is and what it decides.

use crate::text::Text;
use crate::world::Agent;

/// A kind of agent in words.
pub struct AgentWords {
    /// Which.
    pub agent: Agent,
    /// Its name.
    pub name: Text,
    /// What it decides.
    pub decides: Text,
}

const fn words(agent: Agent, name: Text, decides: Text) -> AgentWords {
    AgentWords { agent, name, decides }
}

/// All kinds of agents, in order.
pub const AGENTS: [AgentWords; 18] = [
    words(
        Agent::Professionals,
        Text::new("professionals", "professionals"),
        Text::new(
            "lid worden of vertrekken, zich registreren, leren en hun routines veranderen, van baan wisselen",
            "joining or leaving an association, registering, learning and changing routines, changing jobs",
        ),
    ),
    words(
        Agent::Employers,
        Text::new("werkgevers", "employers"),
        Text::new(
            "tijd voor scholing, meedoen aan netwerken, meebetalen, professional-onderzoekers aanstellen",
            "time for training, joining networks, co-funding, taking on professional-researchers",
        ),
    ),
    words(
        Agent::Municipalities,
        Text::new("gemeenten", "municipalities"),
        Text::new(
            "meedoen aan netwerken of vertrekken, meebetalen, kennisvragen stellen, kwaliteit eisen, wijkteams vormen",
            "joining or leaving networks, co-funding, asking knowledge questions, demanding quality, forming wijkteams",
        ),
    ),
    words(
        Agent::Lectoraten,
        Text::new("lectoraten", "lectoraten"),
        Text::new(
            "samenwerkingsverbanden beginnen, thema's kiezen, kennis maken met de praktijk",
            "starting coalitions, choosing themes, making knowledge together with practice",
        ),
    ),
    words(
        Agent::Schools,
        Text::new("hogescholen en mbo-colleges", "hogescholen and mbo colleges"),
        Text::new(
            "het curriculum vernieuwen, professional-onderzoekers opleiden",
            "renewing the curriculum, training professional-researchers",
        ),
    ),
    words(
        Agent::Universities,
        Text::new("universitaire groepen", "university groups"),
        Text::new(
            "meedoen aan netwerken en projecten, eigen onderzoek",
            "joining networks and projects, research of their own",
        ),
    ),
    words(
        Agent::Institutes,
        Text::new("kennisinstituten", "knowledge institutes"),
        Text::new(
            "wat zij verzamelen, toetsen, samenvoegen en verspreiden",
            "what they collect, test, synthesise and spread",
        ),
    ),
    words(
        Agent::ZonMw,
        Text::new("ZonMw", "ZonMw"),
        Text::new(
            "welke vragen de kennisinstituten en de oproepen bereiken",
            "which questions reach institutes and calls",
        ),
    ),
    words(
        Agent::Networks,
        Text::new("regionale kennisnetwerken (werkplaatsen)", "regional networks (werkplaatsen)"),
        Text::new(
            "agenda, projecten, leerkringen, aanvragen, doorgaan of stoppen",
            "agenda, projects, circles, applications, going on or stopping",
        ),
    ),
    words(
        Agent::NationalNetwork,
        Text::new("landelijk kennisnetwerk", "national network"),
        Text::new(
            "de landelijke agenda; geeft kennis door naar de regio's en vragen naar boven",
            "the national agenda; passes knowledge down to regions and questions up",
        ),
    ),
    words(
        Agent::Associations,
        Text::new("beroepsorganisaties", "professional associations"),
        Text::new(
            "de contributie en in welke van hun negen functies zij investeren",
            "the fee, and in which of their nine functions they invest",
        ),
    ),
    words(
        Agent::Intermediary,
        Text::new("uitvoerende organisaties", "intermediary organisations"),
        Text::new(
            "hoe het programma wordt uitgevoerd: regie en begeleiding van aanvragers",
            "how the programme is executed: steering, and guidance of applicants",
        ),
    ),
    words(
        Agent::ProgrammeCommittee,
        Text::new("programmacommissie", "programme committee"),
        Text::new("programmatekst, opdrachten, oproepen, toekenningen", "programme text, assignments, calls, grants"),
    ),
    words(
        Agent::EvaluationCommittee,
        Text::new("evaluatiecommissie", "evaluation committee"),
        Text::new(
            "vijf oordelen over een programma en wat er dan moet veranderen",
            "five scores of a programme and what must change after a low one",
        ),
    ),
    words(
        Agent::Citizens,
        Text::new("burgergroepen", "citizens' groups"),
        Text::new(
            "meedoen aan de agenda (die zo dicht bij de behoefte blijft) en aan het maken van kennis",
            "taking part in the agenda (which keeps it close to need) and in making knowledge",
        ),
    ),
    words(
        Agent::Insurers,
        Text::new("zorgverzekeraars", "health insurers"),
        Text::new("meedoen, en meebetalen als het gevraagd wordt", "joining, and co-funding when asked"),
    ),
    words(
        Agent::OutsidePartners,
        Text::new("partners buiten het sociaal werk", "partners outside social work"),
        Text::new(
            "meedoen, en meebetalen als het gevraagd wordt (wonen, scholen, veiligheid, wijkverpleging)",
            "joining, and co-funding when asked (housing, schools, safety, district nursing)",
        ),
    ),
    words(
        Agent::Ministries,
        Text::new("ministeries (VWS, SZW, BZK)", "ministries (VWS, SZW, BZK)"),
        Text::new(
            "niets uit zichzelf: budgetten, subsidies en regels volgen het ontwerp",
            "nothing by themselves: budgets, subsidies and rules follow the design",
        ),
    ),
];

const _: () = {
    let mut i = 0;
    while i < AGENTS.len() {
        assert!(AGENTS[i].agent as usize == i, "the list of agents has another order than the agents");
        i += 1;
    }
};
