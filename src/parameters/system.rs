//! Parameters of the knowledge system: agenda, money, partnerships, products, stewards, education, evaluation.
//! "eq" is `equations.md` (§3.16 the table of values, §3 the equations); "evidence" is `evidence.md`.

use super::group;

group! {
    /// What is asked.
    Agenda {
        /// Weight of demand in an agenda when nobody asks for it.
        uncertain spontaneous: Share = 0.25 in 0.1..=0.4, assumption "eq 3.16 `spont_demand`", nl "Gewicht van de vraag in een agenda als niemand daarom vraagt.";
        /// Favourite questions of one lectoraat.
        constant own_questions: Count = 5.0 in 3.0..=8.0, assumption "eq 3.16 `questions_own`; no visible influence (eq §7.26)", nl "Eigen vragen van één lectoraat: aantal.";
        /// Weight of demand in a network per unit of bottom-up programming.
        constant bottom_up_gain: Share = 0.75 in 0.5..=1.0, assumption "eq §3.3", nl "Gewicht van de vraag in een netwerk door programmering van onderop: per eenheid.";
        /// Weight of demand at the institutes: per unit of bottom-up and of municipal influence.
        constant institute_gain: Share = 0.5 in 0.3..=0.7, assumption "eq §3.3", nl "Gewicht van de vraag bij de kennisinstituten: per eenheid programmering van onderop en invloed van gemeenten.";
        /// Weight per open gap named by guidelines: in the agenda of the institutes.
        constant gap_gain: Share = 0.02 in 0.0..=0.05, assumption "eq §3.3 (P11)", nl "Gewicht per witte vlek die richtlijnen noemen: in de agenda van de kennisinstituten.";
        /// Maximum weight of open gaps: in the agenda of the institutes.
        constant gap_max: Share = 0.2 in 0.1..=0.3, assumption "eq §3.3", nl "Grootste gewicht van witte vlekken: in de agenda van de kennisinstituten.";
        /// Chance that a question from the field is put well: so that its answer fits it.
        constant question_quality: Share = 0.6 in 0.4..=0.8, assumption "MB «ophalen en formuleren van kennisvragen»; level assumed", nl "Kans dat een vraag uit het veld goed is gesteld: zodat het antwoord erop past.";
        /// Gain of well-put questions when ZonMw collects and formulates: added to their chance.
        uncertain question_zonmw: Share = 0.2 in 0.05..=0.35, expert "MB (ZonMw); size assumed", nl "Winst aan goed gestelde vragen als ZonMw ze ophaalt en formuleert: komt bij de kans daarop.";
        /// Gain of well-put questions from talks with all parties: of the programme, added to their chance.
        constant question_talks: Share = 0.15 in 0.0..=0.3, assumption "GR 5.2.2 «inventariseert de kennisbehoeften»", nl "Winst aan goed gestelde vragen door gesprekken met alle partijen: van het programma; komt bij de kans daarop.";
        /// Effect of regional meetings on well-put questions: by knowledge of needs, fading in two years.
        constant meetings_gain: Share = 0.15 in 0.0..=0.3, assumption "MB «regionale bijeenkomsten»; size assumed", nl "Effect van regionale bijeenkomsten op goed gestelde vragen: door kennis van behoeften, dooft uit in twee jaar.";
        /// Participation of citizens' groups without any push.
        constant citizens_base: Share = 0.15 in 0.05..=0.3, assumption "GR 2.5; level assumed", nl "Deelname van burgergroepen zonder enige impuls.";
        /// Participation of citizens' groups from a seat in a network: an active bottom-up one.
        constant citizens_seat: Share = 0.5 in 0.2..=0.8, assumption "model.md §3", nl "Deelname van burgergroepen door een zetel in een netwerk: een actief netwerk dat van onderop programmeert.";
        /// Participation of citizens' groups from products for citizens: at full coverage.
        constant citizens_products: Share = 0.3 in 0.1..=0.5, assumption "model.md §3 «products for citizens raise participation»", nl "Deelname van burgergroepen door producten voor burgers: bij volle dekking.";
        /// Months in which participation of citizens' groups moves.
        constant citizens_months: Months = 24.0 in 12.0..=48.0, assumption "as climate", nl "Maanden waarin de deelname van burgergroepen verandert.";
    }
}

group! {
    /// Who pays.
    FundingRules {
        /// Benefit and trust at half willingness to pay: with ownership, added up by weight.
        uncertain willing_half: Factor = 1.0 in 0.8..=1.2, expert "evidence priors 31, 32; eq 3.16 `w_theta`", nl "Profijt en vertrouwen bij halve betalingsbereidheid: samen met eigenaarschap, gewogen opgeteld.";
        /// Steepness of willingness to pay.
        uncertain willing_slope: Factor = 6.0 in 4.0..=9.0, assumption "eq 3.16 `w_slope`", nl "Steilheid van de betalingsbereidheid.";
        /// In-kind floor of willingness to pay; its level without leverage.
        uncertain willing_floor: Share = 0.1 in 0.03..=0.2, expert "evidence prior 31; eq 3.16 `w_floor`", nl "Ondergrens van de betalingsbereidheid in natura; ook het niveau als partners na de subsidie niet doorbetalen.";
        /// Weight of trust in willingness to pay.
        constant willing_trust: Factor = 0.6 in 0.4..=0.8, assumption "eq §3.4", nl "Gewicht van vertrouwen in de betalingsbereidheid.";
        /// Weight of ownership in willingness to pay.
        constant willing_own: Factor = 0.4 in 0.2..=0.6, assumption "eq §3.4", nl "Gewicht van eigenaarschap in de betalingsbereidheid.";
        /// Least willingness to pay of the host hogeschool.
        constant willing_host: Share = 0.5 in 0.3..=0.7, assumption "eq §3.4 (M11)", nl "Laagste betalingsbereidheid van de gastheer-hogeschool.";
        /// Willingness to pay lost by budget pressure: per unit above the middle.
        constant pressure_weight: Factor = 0.5 in 0.2..=0.8, assumption "eq §3.4", nl "Verlies van betalingsbereidheid door budgetdruk: per eenheid boven het midden.";
        /// Willingness to pay lost by lacking attention.
        constant attention_weight: Factor = 0.4 in 0.2..=0.6, assumption "eq §3.4; X09", nl "Verlies van betalingsbereidheid door gebrek aan aandacht.";
        /// Ownership in the theory without ownership effect.
        constant own_neutral: Share = 0.4 in 0.3..=0.5, assumption "eq §3.6", nl "Eigenaarschap in de theorie zonder effect van eigenaarschap.";
        /// Most a municipality pays for its network, per inhabitant and year.
        uncertain cap_municipality: Euros = 0.5 in 0.25..=1.0, assumption "eq 3.16; M11 by inference", nl "Hoogste bijdrage van een gemeente aan haar netwerk: per inwoner en jaar.";
        /// Most one municipality pays whatever its size.
        constant cap_municipality_max: ThousandEuros = 80.0 in 40.0..=150.0, assumption "eq §3 prototype", nl "Hoogste bijdrage van één gemeente ongeacht haar omvang.";
        /// Most an employer pays (at mean size).
        uncertain cap_employer: ThousandEuros = 12.0 in 6.0..=20.0, assumption "eq 3.16; M11 by inference", nl "Hoogste bijdrage van een werkgever (bij gemiddelde omvang).";
        /// Most the host hogeschool pays, mostly in kind.
        uncertain cap_host: ThousandEuros = 130.0 in 80.0..=200.0, assumption "eq 3.16; M11, M12", nl "Hoogste bijdrage van de gastheer-hogeschool: vooral in natura.";
        /// Most a university group pays.
        constant cap_university: ThousandEuros = 30.0 in 10.0..=60.0, assumption "eq §3 prototype", nl "Hoogste bijdrage van een universitaire groep.";
        /// Most a health insurer or a partner outside social work pays.
        constant cap_outside: ThousandEuros = 20.0 in 10.0..=50.0, assumption "eq §3 prototype; GR 5.2.1 (insurers)", nl "Hoogste bijdrage van zorgverzekeraar of partner buiten sociaal werk.";
        /// Part given in kind by host and university: of their contribution.
        constant kind_research: Share = 0.9 in 0.7..=1.0, assumption "M18 «in cash of in kind»; eq §7.10", nl "Deel in natura bij hogeschool en universiteit: van hun bijdrage.";
        /// Part given in kind by employers and citizens: of their contribution.
        constant kind_practice: Share = 0.75 in 0.5..=0.95, assumption "M18; eq §7.10", nl "Deel in natura bij werkgevers en burgers: van hun bijdrage.";
        /// Part given in kind by municipalities and insurers: of their contribution.
        constant kind_policy: Share = 0.3 in 0.1..=0.5, assumption "M18; eq §7.10", nl "Deel in natura bij gemeenten en verzekeraars: van hun bijdrage.";
        /// Cost of a fully active network, all sources.
        uncertain network_cost: MillionEurosPerYear = 0.45 in 0.35..=0.6, assumption "eq 3.16 `need_full`; M11, M12", nl "Kosten van een volledig actief netwerk: uit alle bronnen samen.";
        /// Months in which activity of a network follows money.
        constant activity_months: Months = 6.0 in 3.0..=12.0, assumption "eq §3.4", nl "Maanden waarin de activiteit van een netwerk het geld volgt.";
        /// Most of a month's money that can be released from savings, in months.
        constant release: Factor = 2.0 in 1.5..=4.0, assumption "eq §3.4", nl "Meeste geld dat per maand uit reserves vrijkomt: in maandbedragen.";
        /// Effect of money whose fit to needs is nil, relative to perfect fit.
        constant fit_floor: Share = 0.7 in 0.5..=0.9, assumption "eq §3.9 (0.7 + 0.3·fit)", nl "Effect van geld dat niet op behoeften aansluit: ten opzichte van geld dat geheel aansluit.";
        /// Effect of money for commissioning given from above, relative to joint projects of employer and municipality.
        constant commissioning_from_above: Share = 0.25 in 0.1..=0.5, assumption "GR 5.2.3 (joint proposals); O15: three years of publications and visits changed little", nl "Effect van geld voor opdrachtgeverschap van bovenaf: ten opzichte van gezamenlijke projecten van werkgever en gemeente.";
        /// Overhead of the intermediary or executing ministry.
        uncertain overhead: Share = 0.08 in 0.05..=0.15, expert "evidence prior 55 (recalled, unverified)", nl "Uitvoeringskosten van de intermediair of het uitvoerende ministerie.";
        /// Own work of an applicant per proposal.
        constant application: ThousandEuros = 15.0 in 5.0..=30.0, assumption "model.md §4.4 «applicants' effort is booked»", nl "Eigen werk van een aanvrager per voorstel.";
        /// Running cost of stewardship besides networks and association.
        constant stewardship_cost: MillionEurosPerYear = 1.5 in 0.8..=3.0, assumption "eq §4 `self_financing_ratio`", nl "Lopende kosten van kennisbeheer: naast netwerken en beroepsorganisatie.";
    }
}

group! {
    /// Who is granted.
    Granting {
        /// Coalitions that start in a region without external money.
        uncertain coalition: PerYear = 0.02 in 0.005..=0.05, assumption "eq 3.16; P35, P40; evidence prior 36", nl "Samenwerkingsverbanden die zonder geld van buiten beginnen: in een regio, per jaar.";
        /// Noise of a committee without competence.
        uncertain noise: Factor = 0.15 in 0.05..=0.3, assumption "eq 3.16 `review_noise`", nl "Ruis in de scores van een commissie zonder bekwaamheid.";
        /// Competence of a new intermediary.
        constant competence_new: Share = 0.5 in 0.3..=0.6, assumption "eq §5 `competence`", nl "Bekwaamheid van een nieuwe intermediair.";
        /// Competence of a proven intermediary.
        constant competence_proven: Share = 0.75 in 0.6..=0.9, assumption "eq §5 `competence`", nl "Bekwaamheid van een bewezen intermediair.";
        /// Score that delegates give to their own side, at no independence.
        constant favour: Share = 0.3 in 0.1..=0.5, assumption "GR 5.2.2 «zonder last of ruggespraak» (P44); size assumed", nl "Score die afgevaardigden hun eigen kant geven: zonder onafhankelijkheid.";
        /// What a brand-new network can usefully spend.
        uncertain absorb_new: MillionEurosPerYear = 0.2 in 0.12..=0.3, assumption "eq 3.16; M06, M12", nl "Wat een gloednieuw netwerk nuttig kan besteden.";
        /// What a mature network can usefully spend.
        uncertain absorb_mature: MillionEurosPerYear = 0.6 in 0.4..=0.9, assumption "eq 3.16 `absorb_mature`", nl "Wat een volgroeid netwerk nuttig kan besteden.";
        /// How fast trust and language make a network mature: inverse of their product at which it is.
        constant absorb_slope: Factor = 1.6 in 1.2..=2.5, assumption "eq §1 row 7", nl "Hoe snel vertrouwen en taal een netwerk volgroeid maken: het omgekeerde van hun product waarbij het dat is.";
        /// Parties the committee talks with in a month.
        constant talks: Factor = 3.0 in 1.0..=6.0, assumption "GR 5.2.2, 5.2.5 (text within a year)", nl "Partijen die de programmacommissie per maand spreekt.";
        /// Parties that can be heard: eleven nominating parties and fourteen regions.
        constant parties: Count = 25.0 in 20.0..=30.0, reported "evidence Q58; 14 regions (model.md §2)", nl "Partijen die kunnen worden gehoord: elf voordragende partijen en veertien regio's.";
        /// Months the programme text takes to write.
        constant writing: Months = 3.0 in 1.0..=6.0, assumption "GR 5.2.5", nl "Maanden die het schrijven van de programmatekst duurt.";
        /// Months of talks after which the text is written in any case.
        constant talks_limit: Months = 9.0 in 6.0..=12.0, reported "GR 5.2.5 (text after a year)", nl "Maanden gesprekken waarna de tekst hoe dan ook wordt geschreven.";
        /// Months of run-in of a new intermediary, added to the first calls.
        constant run_in: Months = 6.0 in 3.0..=12.0, assumption "eq §5 `runin`", nl "Maanden aanloop van een nieuwe intermediair: opgeteld bij de eerste oproepen.";
        /// Ownership that a talk leaves with the parties.
        constant talk_ownership: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.2", nl "Eigenaarschap dat een gesprek bij de partijen achterlaat.";
        /// Size of a project for the other agenda points.
        constant project_size: ThousandEuros = 120.0 in 60.0..=200.0, analogy "evidence X58 (50–167 k each)", nl "Omvang van een project voor de andere agendapunten.";
        /// Fit of money to needs at the start of a programme without talks.
        constant fit_start: Share = 0.6 in 0.4..=0.7, assumption "eq prototype `fit`", nl "Aansluiting van geld op behoeften bij een start zonder gesprekken: van een programma.";
        /// Fit gained by a programme text based on all parties and needs.
        constant fit_text: Share = 0.25 in 0.1..=0.4, assumption "model.md §4.5", nl "Betere aansluiting door een programmatekst van alle partijen: op basis van hun behoeften.";
        /// Months at the start of a grant that count half (setting up).
        constant setting_up: Months = 6.0 in 3.0..=9.0, assumption "eq §1 row 16", nl "Maanden aan het begin van een subsidie die half tellen (opzetten).";
        /// Guidance of inexperienced applicants by a proven intermediary: score gained.
        constant guidance: Share = 0.05 in 0.0..=0.15, assumption "GR 5.2.2 «minder ervaren deelnemers … begeleiden»", nl "Begeleiding van onervaren aanvragers door een bewezen intermediair: gewonnen score.";
    }
}

group! {
    /// How partners work together.
    Partnership {
        /// Years to 63% trust at full activity and equality.
        uncertain trust_years: Years = 3.5 in 2.0..=6.0, expert "evidence prior 25 (P25)", nl "Jaren tot 63% vertrouwen bij volle activiteit en gelijkwaardigheid.";
        /// Slowing of trust per extra culture beyond two.
        uncertain culture_slow: Factor = 1.25 in 1.0..=1.6, expert "evidence prior 26 (P27)", nl "Vertraging van vertrouwen per extra cultuur boven twee.";
        /// Fading of trust without contact.
        uncertain trust_fade: PerYear = 0.2 in 0.1..=0.4, expert "evidence priors 29, 30", nl "Slijten van vertrouwen zonder contact.";
        /// Factor of trust building at its best: at full contact, equality and coordination.
        constant build_gain: Factor = 1.7 in 1.2..=2.2, assumption "eq §3.6", moved 1.45 "common ground slows trust at first (P25); with 1.45 the first six werkplaatsen then make too few products and modules by 2012 (O10, O12)", nl "Factor van vertrouwensopbouw op zijn best: bij vol contact, volle gelijkwaardigheid en volle afstemming.";
        /// Activity that gives 63% contact.
        constant contact_scale: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6", nl "Activiteit die 63% contact geeft.";
        /// Trust building without equality.
        constant equality_floor: Share = 0.4 in 0.2..=0.6, assumption "eq §3.6", nl "Opbouw van vertrouwen zonder gelijkwaardigheid.";
        /// Trust building without coordination.
        constant coordination_floor: Share = 0.45 in 0.3..=0.6, assumption "eq §3.6", nl "Opbouw van vertrouwen zonder afstemming.";
        /// Coordination that gives 63% of its effect.
        constant coordination_scale: Share = 0.2 in 0.1..=0.4, assumption "eq §1 row 15", nl "Afstemming die 63% van haar effect geeft.";
        /// Equality lost under full steering.
        constant steering_inequality: Share = 0.6 in 0.4..=0.8, assumption "eq §1 row 15", nl "Verlies van gelijkwaardigheid bij volledige regie.";
        /// Equality in a network without any push.
        constant equality_base: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6", nl "Gelijkwaardigheid in een netwerk zonder enige impuls.";
        /// Equality from bottom-up programming.
        constant equality_bottom_up: Share = 0.35 in 0.2..=0.5, assumption "eq §3.6", nl "Gelijkwaardigheid door programmering van onderop.";
        /// Equality from the weight of partnership in scoring, at weight 0.3.
        constant equality_criteria: Share = 0.3 in 0.1..=0.4, assumption "eq §3.6 (P31)", nl "Gelijkwaardigheid door het gewicht van samenwerking bij beoordeling: bij een gewicht van 0,3.";
        /// Months in which equality moves.
        constant equality_months: Months = 24.0 in 12.0..=36.0, assumption "eq §3.6", nl "Maanden waarin gelijkwaardigheid verandert.";
        /// Speed of a common language relative to trust.
        constant language_speed: Factor = 0.8 in 0.5..=1.0, assumption "eq §3.6", nl "Snelheid van een gedeelde taal ten opzichte van vertrouwen.";
        /// Trust building without any common ground.
        constant ground_floor: Share = 0.2 in 0.1..=0.6, assumption "GR 5.2.1 «de tijd moeten hebben voor het creëren van common ground»; GR 2.3, BE (P25, P28)", nl "Opbouw van vertrouwen zonder enige common ground.";
        /// Common language at which its lack no longer slows trust: as common ground.
        constant ground_full: Share = 0.3 in 0.2..=0.5, assumption "as above", nl "Gedeelde taal waarbij gebrek eraan vertrouwen niet meer vertraagt: als common ground.";
        /// Common language lost when a theme new to the network starts.
        constant language_reset: Share = 0.04 in 0.0..=0.1, assumption "eq §7.25 (makes language differ in kind from trust)", nl "Verlies van gedeelde taal als een voor het netwerk nieuw thema begint.";
        /// Key person of a partner leaves.
        uncertain key_person: PerYear = 0.15 in 0.1..=0.22, analogy "evidence prior 1", nl "Vertrek van de sleutelpersoon van een partner.";
        /// Trust lost with the key person.
        uncertain key_trust: Share = 0.2 in 0.1..=0.4, expert "evidence prior 27", nl "Vertrouwen dat met de sleutelpersoon verloren gaat.";
        /// Municipalities a network can hold at full activity.
        uncertain seats_municipality: Count = 7.5 in 4.0..=9.0, reported "evidence prior 66 (Q35, X56)", moved 6.5 "municipal participation 2014 was just over 20%; 6.5 gives 15% (eq §7.39)", nl "Gemeenten waarvoor een netwerk plaats heeft: bij volle activiteit.";
        /// Employers a network can hold at full activity.
        uncertain seats_employer: Count = 10.0 in 6.0..=16.0, reported "evidence X54, O06", nl "Werkgevers waarvoor een netwerk plaats heeft: bij volle activiteit.";
        /// Seats in a network gained by widening: to youth, work and income.
        constant seats_widening: Share = 0.2 in 0.1..=0.4, assumption "eq §3.6 (P47)", nl "Plaatsen in een netwerk gewonnen door verbreding: naar jeugd, werk en inkomen.";
        /// Exit of a thoroughly disappointed partner.
        uncertain leave_max: PerMonth = 0.04 in 0.02..=0.06, assumption "eq 3.16 `leave_max`", nl "Vertrek van een volledig teleurgestelde partner.";
        /// Benefit and trust at which a partner hesitates to stay.
        uncertain stay_half: Share = 0.3 in 0.2..=0.45, assumption "eq 3.16 `stay_theta`", nl "Profijt en vertrouwen waarbij een partner twijfelt of die blijft.";
        /// Weight of the asked contribution in staying: relative to what a partner can pay.
        uncertain asked_weight: Factor = 0.5 in 0.2..=0.9, expert "evidence priors 33, 34 (P37)", nl "Gewicht van de gevraagde bijdrage in de keuze te blijven: ten opzichte van wat een partner kan betalen.";
        /// Steepness of the decision to leave.
        constant stay_slope: Factor = 8.0 in 5.0..=12.0, assumption "eq §3.6", nl "Steilheid van de beslissing om te vertrekken.";
        /// Months over which benefit is remembered.
        uncertain benefit_memory: Months = 24.0 in 12.0..=36.0, assumption "eq 3.16 `benefit_memory`", nl "Maanden waarover profijt wordt onthouden.";
        /// Product value per year that gives 63% benefit.
        uncertain benefit_scale: Factor = 1.1 in 0.7..=1.7, assumption "eq 3.16 `yield_half`", nl "Waarde van producten per jaar die 63% profijt geeft.";
        /// Benefit a new partner expects.
        constant benefit_start: Share = 0.45 in 0.3..=0.6, assumption "eq §3.5", nl "Profijt dat een nieuwe partner verwacht.";
        /// Joining of a municipality or employer while seats are free.
        constant join: PerMonth = 0.15 in 0.05..=0.3, assumption "eq §3.6", nl "Toetreden van een gemeente of werkgever zolang er plaats is: tot een netwerk.";
        /// How the asked contribution deters joining a network.
        constant join_asked: Factor = 2.0 in 1.0..=3.0, assumption "eq §3.6 (P37)", nl "Hoe sterk de gevraagde bijdrage van toetreden afhoudt.";
        /// Joining of a university group.
        constant join_university: PerMonth = 0.01 in 0.005..=0.02, assumption "eq §3.6", nl "Toetreden van een universitaire groep.";
        /// Joining of citizens' groups: without bottom-up programming.
        constant join_citizens: PerMonth = 0.01 in 0.005..=0.02, assumption "eq §3.6", nl "Toetreden van burgergroepen: zonder programmering van onderop.";
        /// Extra joining of citizens' groups by bottom-up programming: per unit.
        constant join_citizens_asked: PerMonth = 0.03 in 0.01..=0.05, assumption "eq §3.6", nl "Extra toetreden van burgergroepen door programmering van onderop: per eenheid.";
        /// Joining of insurers and of partners outside social work.
        constant join_outside: PerMonth = 0.003 in 0.001..=0.006, assumption "eq §3.6", nl "Toetreden van verzekeraars en van partners buiten sociaal werk.";
        /// Extra joining of outside partners when asked for: per unit of weight on composition and of widening.
        constant join_outside_asked: PerMonth = 0.03 in 0.01..=0.06, assumption "GR 5.2.4 (integral approach); MB (widening)", nl "Extra toetreden van partners van buiten als erom wordt gevraagd: per eenheid gewicht van samenstelling en van verbreding.";
        /// Accidental dissolution of a network without a grant.
        uncertain collapse: PerYear = 0.03 in 0.01..=0.08, reported "evidence prior 28", nl "Uiteenvallen van een netwerk zonder subsidie door toeval.";
        /// Accidental dissolution under a grant: relative to without one.
        constant collapse_granted: Share = 0.15 in 0.05..=0.3, assumption "eq §3.6", nl "Uiteenvallen door toeval onder een subsidie: ten opzichte van zonder.";
        /// Activity below which a network falls asleep.
        constant dormant_below: Share = 0.28 in 0.2..=0.35, assumption "eq §3.6", nl "Activiteit waaronder een netwerk inslaapt.";
        /// Activity above which a network wakes.
        constant awake_above: Share = 0.4 in 0.35..=0.5, assumption "eq §3.6", nl "Activiteit waarboven een netwerk ontwaakt.";
        /// Months of low activity before a network dissolves: the first twelve included.
        constant dissolve_after: Months = 36.0 in 24.0..=48.0, assumption "eq §3.6", nl "Maanden van lage activiteit voordat een netwerk uiteenvalt: de eerste twaalf meegeteld.";
        /// Months in which the link with the national network moves.
        constant link_months: Months = 24.0 in 12.0..=36.0, assumption "eq §3.6", nl "Maanden waarin de verbinding met het landelijke netwerk verandert.";
        /// Months in which ownership of a network moves.
        constant own_months: Months = 36.0 in 24.0..=60.0, assumption "eq §3.6", nl "Maanden waarin het eigenaarschap van een netwerk verandert.";
        /// Own share paid that gives full ownership.
        constant own_paid: Share = 0.4 in 0.2..=0.6, assumption "eq §3.6 (P38); prior 35", nl "Betaald eigen aandeel dat vol eigenaarschap geeft.";
        /// Trust at the start of a coalition between strangers.
        constant trust_start: Share = 0.15 in 0.05..=0.25, assumption "eq §3.5", nl "Vertrouwen bij de start van een samenwerking tussen onbekenden.";
        /// Trust in a working tie.
        constant tie_active: Share = 0.3 in 0.2..=0.5, reported "model.md §7 `connectedness`", nl "Vertrouwen in een band die werkt.";
    }
}

group! {
    /// How knowledge is made.
    Cocreation {
        /// Cost of a regional product at productivity 1.
        uncertain product_cost: ThousandEuros = 58.0 in 38.0..=98.0, reported "evidence prior 52 (O07, O08, O10, X58), as eq 3.16, times 0.85", moved 68.0 "the prototype had no failures: 68 thousand per success is 58 per attempt when 15% fail", nl "Kosten van een regionaal product bij productiviteit 1.";
        /// Running cost of an active network that makes no products, as a share of its full cost.
        constant running_share: Share = 0.25 in 0.15..=0.4, assumption "eq §3.7", nl "Lopende kosten van een actief netwerk zonder producten: als deel van de volle kosten.";
        /// Productivity without trust or language.
        constant productivity_base: Share = 0.5 in 0.3..=0.7, assumption "eq §3.7", nl "Productiviteit zonder vertrouwen of gedeelde taal.";
        /// Productivity from trust.
        constant productivity_trust: Share = 0.35 in 0.2..=0.5, assumption "eq §3.7", nl "Productiviteit door vertrouwen.";
        /// Productivity from a common language.
        uncertain productivity_language: Share = 0.15 in 0.05..=0.3, assumption "eq §3.7 (P28)", nl "Productiviteit door een gedeelde taal.";
        /// Productivity from professional-researchers, at five per thousand.
        uncertain productivity_researchers: Share = 0.3 in 0.1..=0.5, assumption "eq §3.7 (P53)", nl "Productiviteit door professional-onderzoekers: bij vijf per duizend.";
        /// Products of a lectoraat outside networks.
        uncertain lectoraat_rate: PerYear = 0.5 in 0.25..=0.9, assumption "eq 3.16 `lector_rate`", nl "Producten van een lectoraat buiten netwerken.";
        /// Methods written down by employers, nationally.
        uncertain field_rate: PerYear = 30.0 in 15.0..=60.0, assumption "eq 3.16 `field_rate`", nl "Methoden die werkgevers opschrijven: landelijk, per jaar.";
        /// Evidence strength of an untested product.
        uncertain evidence_untested: Share = 0.2 in 0.12..=0.3, expert "GR 4.2 (P10)", nl "Bewijskracht van een ongetoetst product.";
        /// Extra evidence with a university.
        uncertain evidence_university: Share = 0.2 in 0.1..=0.3, assumption "eq 3.16 `evid_univ` (P09)", nl "Extra bewijskracht met een universiteit.";
        /// Part of university input that goes to its own line.
        uncertain drift: Share = 0.25 in 0.1..=0.45, expert "evidence prior 56 (P29)", nl "Deel van de universitaire inbreng dat naar de eigen lijn gaat.";
        /// Applicability without co-creation.
        uncertain applicable_base: Share = 0.35 in 0.25..=0.45, assumption "eq 3.16 `appl0`", nl "Toepasbaarheid zonder cocreatie.";
        /// Extra applicability at full co-creation.
        uncertain applicable_cocreated: Share = 0.45 in 0.25..=0.55, assumption "eq 3.16 `appl_co` (P15)", nl "Extra toepasbaarheid bij volle cocreatie.";
        /// Applicability from the craft that goes in, relative to mean craft.
        constant applicable_craft: Share = 0.15 in 0.0..=0.3, assumption "model.md §4.7 «turn questions and craft into products»", nl "Toepasbaarheid door ingebracht vakmanschap: ten opzichte van gemiddeld vakmanschap.";
        /// Applicability lost when the question was badly put.
        constant misput: Share = 0.25 in 0.1..=0.4, assumption "MB «formuleren van kennisvragen»", nl "Verlies van toepasbaarheid als de vraag slecht was gesteld.";
        /// Chance that a project fails.
        constant failure: Share = 0.15 in 0.05..=0.3, analogy "evidence prior 54 (selection); GR 5.2.1", nl "Kans dat een project mislukt.";
        /// Extra chance to fail at full room for experiments.
        constant failure_room: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.1 (P42)", nl "Extra kans op mislukken bij volle ruimte voor experimenten.";
        /// Gain in applicability of what succeeds at full room for experiments.
        uncertain experiment_gain: Share = 0.25 in 0.05..=0.4, expert "GR 5.2.1 (P42); size assumed", nl "Winst aan toepasbaarheid bij volle ruimte voor experimenten: van wat slaagt.";
        /// Trust gained or lost by a failure: gained with room for failure, lost without.
        constant failure_trust: Share = 0.02 in 0.0..=0.05, assumption "model.md §4.7", nl "Vertrouwen gewonnen of verloren door een mislukking: gewonnen met ruimte voor mislukkingen, verloren zonder.";
        /// Education modules per network product.
        constant modules: Factor = 1.0 in 0.7..=1.3, reported "evidence O10, O12 (30 projects, 30 modules)", nl "Onderwijsmodules per product van een netwerk.";
        /// Months until a product becomes an education module.
        constant module_months: Months = 6.0 in 4.0..=18.0, reported "BE «pas in een latere fase tot stand gekomen» (P33)", nl "Maanden tot een product een onderwijsmodule wordt.";
        /// Share of a network's products for municipalities and for citizens: each, when nobody asks.
        constant audience_others: Share = 0.1 in 0.05..=0.2, assumption "GR 5.2.3", nl "Deel van de producten voor gemeenten en voor burgers: elk, van een netwerk als niemand erom vraagt.";
        /// Uncollected local knowledge lost within two years of dissolution.
        uncertain lost_two_years: Share = 0.8 in 0.5..=0.95, expert "evidence prior 8 (P01)", nl "Lokale kennis die binnen twee jaar na uiteenvallen verloren gaat: als niemand haar verzamelde.";
        /// Loss of products without a home: that never had a network.
        constant lost_homeless: PerYear = 0.08 in 0.04..=0.15, assumption "eq §3.9", nl "Verlies van producten zonder thuis: die nooit bij een netwerk hoorden.";
    }
}

group! {
    /// How craft is shared.
    Circles {
        /// Products that a full set of circles makes explicit per region.
        uncertain codify: PerYear = 1.2 in 0.4..=2.5, expert "evidence prior 11", nl "Producten die een volle set leerkringen per regio vastlegt: van professionals, per jaar.";
        /// Craft grown in circles of professionals.
        uncertain craft: PerYear = 0.06 in 0.02..=0.12, assumption "eq 3.16 `circle_craft`", nl "Groei van vakmanschap in leerkringen van professionals.";
        /// Writing down in circles without professional-researchers.
        constant codify_base: Share = 0.3 in 0.1..=0.5, assumption "eq §3.8", nl "Vastleggen in leerkringen zonder professional-onderzoekers.";
        /// Professional-researchers per thousand for full writing down in circles.
        constant codify_researchers: Factor = 5.0 in 3.0..=10.0, assumption "eq §3.8 (P53)", nl "Professional-onderzoekers per duizend voor volledig vastleggen: in leerkringen.";
        /// Membership at which chapters carry circles fully.
        constant chapters_full: Share = 0.3 in 0.2..=0.5, assumption "eq §3.8", nl "Organisatiegraad waarbij afdelingen leerkringen volledig dragen.";
        /// Regions with a learning circle for municipalities.
        constant leerkring_regions: Count = 8.0 in 8.0..=8.0, measured "MB «leerkringen in 8 regio's» (Q52)", nl "Regio's met een leerkring voor gemeenten.";
        /// Effect of the national circle for small-core municipalities, relative to a regional one.
        constant leerkring_national: Share = 0.5 in 0.2..=1.0, assumption "MB (one national circle)", nl "Effect van de landelijke leerkring voor gemeenten met kleine kernen: ten opzichte van een regionale.";
    }
}

group! {
    /// How knowledge is kept and spread.
    Stewardship {
        /// Cost of describing one intervention in the databank.
        uncertain cost_collect: ThousandEuros = 46.0 in 30.0..=65.0, reported "evidence O01 (M02: 1.4 × 5 for 100 + 17)", nl "Kosten van het beschrijven van één interventie in de databank.";
        /// Cost of testing one intervention.
        uncertain cost_validate: ThousandEuros = 240.0 in 150.0..=350.0, reported "evidence O02 (17 studies)", nl "Kosten van het toetsen van één interventie.";
        /// Cost of one guideline.
        uncertain cost_guideline: ThousandEuros = 300.0 in 200.0..=500.0, reported "evidence Q43 by inference", nl "Kosten van één richtlijn.";
        /// Chance that a local product is found, relative to a method known nationally.
        uncertain find_local: Factor = 0.4 in 0.15..=0.8, expert "evidence prior 9 (P02)", nl "Kans dat een lokaal product wordt gevonden: ten opzichte van een landelijk bekende methode.";
        /// Products a fully linked network passes up in three years.
        uncertain pass_linked: Share = 0.45 in 0.2..=0.7, expert "evidence prior 10", nl "Producten die een volledig verbonden netwerk in drie jaar doorgeeft: aandeel, naar de landelijke verzameling.";
        /// Months in which the national network builds up and decays.
        uncertain national_months: Months = 24.0 in 12.0..=36.0, assumption "eq 3.16 `national_tau`", nl "Maanden waarin het landelijke netwerk groeit en slijt.";
        /// Money that gives 63% of national coordination.
        uncertain national_cost: MillionEurosPerYear = 0.6 in 0.3..=1.2, assumption "eq 3.16 `cost_national`", nl "Geld dat 63% van de landelijke afstemming geeft.";
        /// Share of what is collected that comes from abroad, with a university link at most doubled.
        constant foreign_share: Share = 0.1 in 0.0..=0.2, assumption "GR 5.2.3 «internationaal»; level assumed", nl "Deel van wat wordt verzameld dat uit het buitenland komt: met een band met universiteiten hoogstens verdubbeld.";
        /// Evidence of a method from abroad.
        constant foreign_evidence: Share = 0.45 in 0.3..=0.6, assumption "P09", nl "Bewijskracht van een methode uit het buitenland.";
        /// Evidence gained by testing.
        constant test_gain: Share = 0.4 in 0.3..=0.5, assumption "eq §3.9", nl "Bewijskracht gewonnen door toetsing.";
        /// Evidence of a tested method that counts as sound.
        constant sound: Share = 0.5 in 0.45..=0.6, assumption "GR 4.2; eq prototype (tested = sound)", nl "Bewijskracht waarbij een getoetste methode als deugdelijk telt.";
        /// Share of stewards' money for testing at an empty databank.
        constant test_base: Share = 0.1 in 0.05..=0.2, assumption "eq §3.9 (stewards describe first, test later)", nl "Deel van het geld voor toetsen bij een lege databank: van de kennisinstituten.";
        /// Growth of the share for testing per untested item: in the databank.
        constant test_slope: Factor = 0.006 in 0.003..=0.01, assumption "eq §3.9", nl "Groei van het deel voor toetsen per ongetoetste interventie: in de databank.";
        /// Products in one guideline.
        constant guideline_products: Count = 4.0 in 3.0..=6.0, assumption "eq §3.9", nl "Producten in één richtlijn.";
        /// Applicability gained in a guideline.
        constant guideline_gain: Share = 0.2 in 0.1..=0.3, assumption "eq §3.9", nl "Toepasbaarheid gewonnen in een richtlijn.";
        /// Upkeep of guidelines by a fully powerful association.
        constant guideline_upkeep: PerMonth = 0.03 in 0.01..=0.05, assumption "eq §3.9", nl "Onderhoud van richtlijnen door een beroepsorganisatie met vol gezag.";
        /// Share of the association's income spent on guidelines.
        constant guideline_income: Share = 0.15 in 0.05..=0.25, assumption "eq §3.9", nl "Deel van het inkomen van de beroepsorganisatie voor richtlijnen.";
        /// Value of a collected product: relative to one in a guideline.
        constant stage_collected: Share = 0.5 in 0.4..=0.6, assumption "eq §3 body", nl "Waarde van een verzameld product: ten opzichte van een product in een richtlijn.";
        /// Value of a tested product: relative to one in a guideline.
        constant stage_validated: Share = 0.8 in 0.7..=0.9, assumption "eq §3 body", nl "Waarde van een getoetst product: ten opzichte van een product in een richtlijn.";
        /// Reach of publications at no open access.
        constant reach_closed: Share = 0.5 in 0.3..=0.7, assumption "eq §3 body (P20)", nl "Bereik van publicaties als niets gratis te lezen is.";
        /// Reach of knowledge at no money for spreading.
        constant spread_base: Share = 0.75 in 0.6..=0.9, assumption "model.md «accessibility, reach per audience»", nl "Bereik van kennis zonder geld voor verspreiding.";
        /// Money for spreading that gives 63% of the rest of reach.
        constant spread_scale: MillionEurosPerYear = 0.8 in 0.4..=1.6, assumption "model.md; scale assumed", nl "Geld voor verspreiding dat 63% van de rest van het bereik geeft.";
        /// Months in which reach of knowledge moves.
        constant spread_months: Months = 12.0 in 6.0..=24.0, assumption "as activity of stewards", nl "Maanden waarin het bereik van kennis verandert.";
        /// Horizontal reach of knowledge between linked regions.
        constant sideways: Share = 0.35 in 0.2..=0.5, assumption "eq §3 body", nl "Bereik van kennis tussen verbonden regio's.";
        /// Applicability gained a year by feedback on products in use.
        constant feedback_gain: PerYear = 0.1 in 0.0..=0.2, assumption "GR 5.2.3 «Terugkoppeling vanuit de praktijk»", nl "Toepasbaarheid per jaar gewonnen door terugkoppeling uit gebruik: van producten.";
        /// Representation of practice without any association.
        constant representation_floor: Share = 0.08 in 0.02..=0.15, assumption "eq §3.9, §1 row 10", nl "Vertegenwoordiging van de praktijk zonder beroepsorganisatie.";
    }
}

group! {
    /// How curricula and professional-researchers develop.
    Education {
        /// Curriculum lag at full effort.
        uncertain lag: Years = 5.0 in 3.0..=8.0, expert "evidence prior 51 (P33, P55)", nl "Achterstand van curricula bij volle inzet.";
        /// Effort for renewal of curricula without any push.
        constant effort_base: Share = 0.15 in 0.05..=0.25, assumption "eq §3.10", nl "Inzet voor vernieuwing van curricula zonder enige impuls.";
        /// Effort for renewal of curricula from a network with modules: an active one.
        constant effort_network: Share = 0.35 in 0.2..=0.5, assumption "eq §3.10", nl "Inzet voor vernieuwing van curricula door een netwerk met modules: een actief netwerk.";
        /// Effort for renewal of curricula from money for it.
        constant effort_money: Share = 0.5 in 0.3..=0.7, assumption "eq §3.10", nl "Inzet voor vernieuwing van curricula door geld daarvoor.";
        /// Money for renewal of curricula that gives 63% of its effect.
        constant money_scale: MillionEurosPerYear = 0.4 in 0.2..=0.8, assumption "eq §3.10", nl "Geld voor vernieuwing van curricula dat 63% van het effect geeft.";
        /// Modules per region for the full effect of a network: in the last three years.
        constant modules_full: Count = 5.0 in 3.0..=10.0, reported "evidence O12 (5 per werkplaats)", nl "Onderwijsmodules per regio voor het volle effect van een netwerk: in de laatste drie jaar.";
        /// Effort of mbo colleges relative to hogescholen.
        constant mbo_effort: Share = 0.6 in 0.4..=0.8, assumption "GR 4.3.2 note; level assumed", nl "Inzet van mbo-opleidingen ten opzichte van hogescholen.";
        /// Master graduates, nationally.
        uncertain masters: PerYear = 80.0 in 40.0..=140.0, reported "evidence prior 47 (X23)", nl "Afgestudeerde masters: landelijk, per jaar.";
        /// Share of masters in a dual role without a career path.
        uncertain dual_without: Share = 0.15 in 0.05..=0.3, expert "evidence prior 48 (P53, P54)", nl "Deel van de masters in een dubbelrol zonder loopbaanpad.";
        /// Share of masters in a dual role with a career path.
        uncertain dual_with: Share = 0.5 in 0.3..=0.7, expert "evidence prior 48 (P53, P54)", nl "Deel van de masters in een dubbelrol met loopbaanpad.";
        /// Exit from the dual role without a career path.
        uncertain leave_without: PerYear = 0.18 in 0.1..=0.3, expert "evidence prior 49", nl "Vertrek uit de dubbelrol zonder loopbaanpad.";
        /// Exit from the dual role with a career path.
        uncertain leave_with: PerYear = 0.08 in 0.04..=0.15, expert "evidence prior 49", nl "Vertrek uit de dubbelrol met loopbaanpad.";
        /// Cost of training one professional-researcher.
        constant training_cost: ThousandEuros = 22.0 in 15.0..=35.0, assumption "eq §3.10", nl "Kosten van het opleiden van één professional-onderzoeker.";
        /// Cost of one post of a professional-researcher: a year.
        constant post_cost: ThousandEuros = 40.0 in 25.0..=60.0, assumption "model.md «master seats and posts»", nl "Kosten van één aanstelling van een professional-onderzoeker: per jaar.";
        /// Share of money for professional-researchers spent on posts.
        constant post_share: Share = 0.5 in 0.3..=0.7, assumption "model.md «master seats and posts»", nl "Deel van het geld voor professional-onderzoekers voor aanstellingen.";
        /// Posts of professional-researchers kept without a programme: by employers, lectoraten and universities, nationally.
        constant posts_own: Count = 80.0 in 40.0..=150.0, assumption "eq §6.2 (about 33 in 2014)", nl "Aanstellingen van professional-onderzoekers zonder programma: door werkgevers, lectoraten en universiteiten, landelijk.";
        /// Months of training of a professional-researcher.
        constant training_months: Months = 24.0 in 18.0..=36.0, reported "Master Social Work (Q21)", nl "Maanden opleiding van een professional-onderzoeker.";
    }
}

group! {
    /// How programmes are evaluated.
    Evaluation {
        /// Correction of misallocation per evaluation.
        uncertain correct: Share = 0.15 in 0.05..=0.3, expert "evidence prior 61 (P43)", nl "Correctie van verkeerd verdeeld geld per evaluatie.";
        /// Error of an evaluation score without representatives.
        constant score_noise: Share = 0.15 in 0.05..=0.3, assumption "model.md §4.14", nl "Fout in een evaluatiescore zonder vertegenwoordigers.";
        /// Part of evaluation errors that full representation takes away: of the error of scores and of the lost correction.
        constant representation_gain: Share = 0.6 in 0.3..=0.8, assumption "eq §3.14 (1.5 against 0.6)", nl "Deel van de evaluatiefout dat volle vertegenwoordiging wegneemt: van de fout in scores en van de gemiste correctie.";
        /// Ownership that a representative evaluation leaves.
        constant ownership: Share = 0.04 in 0.0..=0.1, assumption "eq §3.14", nl "Eigenaarschap dat een evaluatie met vertegenwoordigers achterlaat.";
        /// Evaluation score below which a remedy follows.
        constant low: Share = 0.4 in 0.3..=0.5, assumption "model.md §4.14", nl "Evaluatiescore waaronder een maatregel volgt.";
        /// Size of a remedy after an evaluation: shift of steering, of weights, of money.
        constant remedy: Share = 0.08 in 0.03..=0.15, assumption "model.md §4.14", nl "Omvang van een maatregel na een evaluatie: verschuiving van regie, van gewichten, van geld.";
        /// Share of topics that may stay low before a programme is in doubt: of the scored ones, in spite of their remedy.
        constant failing: Share = 0.3 in 0.1..=0.6, assumption "model.md §4.14 «repeatedly low»", nl "Deel van de evaluatieonderwerpen dat laag mag blijven: van de beoordeelde, ondanks hun maatregel, voordat het programma zelf ter discussie staat.";
    }
}
