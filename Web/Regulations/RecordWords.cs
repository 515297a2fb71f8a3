namespace ChallengeHub.Web;

/// <summary>
/// The regulations' sentences on what is recorded and kept: late reports, corrections, certified results and the data
/// of the players.
/// </summary>
public static class RecordWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["late"] = new("Late reports and order of arrival", "Retards et ordre d’arrivée"),
        ["arrival"] = new(
            "In what order things are told does not change totals where each step of each lead is told once and the "
                + "rule is uncapped and looks at that step alone. All else is decided in the order of arrival: "
                + "recycled, released, reopened and refused leads, changed amounts, a prospector named later, the "
                + "age of a lead, firsts of the day, runs and speed, “at most”, closed periods, and two reps who "
                + "claim the same lead.",
            "L’ordre des transmissions ne change pas les totaux quand chaque étape de chaque piste est transmise une "
                + "fois et que la règle est sans plafond et ne regarde que cette étape. Tout le reste se décide "
                + "dans l’ordre d’arrivée : pistes recyclées, libérées, rouvertes ou refusées, montants modifiés, "
                + "prospecteur nommé plus tard, âge d’une piste, premières du jour, séries et vitesse, plafonds, "
                + "périodes closes, et deux commerciaux qui réclament la même piste."
        ),
        ["taken"] = new(
            "A lead that was taken is not taken again by another rep unless it was released.",
            "Une piste prise ne peut être reprise par un autre commercial que si elle a été libérée."
        ),
        ["closedPeriod"] = new(
            "What happened in a period that is certified already goes, marked late, to the period of its recording, "
                + "or to the next one that is not certified. It counts in the whole campaign all the same.",
            "Ce qui s’est passé dans une période déjà certifiée va, marqué en retard, à la période de son "
                + "enregistrement ou à la suivante non certifiée. Cela compte de toute façon sur toute la campagne."
        ),
        ["outside"] = new(
            "What happened outside the campaign’s dates is kept and scores nothing; what is dated more than {ahead} "
                + "ahead is refused.",
            "Ce qui s’est passé hors des dates de la campagne est gardé et ne rapporte rien ; ce qui est daté de "
                + "plus de {ahead} dans le futur est refusé."
        ),

        ["corrections"] = new("Corrections", "Corrections"),
        ["ledger"] = new(
            "Every point is an entry in a ledger that is only added to. A correction takes an entry back by a second "
                + "one, once, with author and reason; an adjustment is an entry by hand with the same. Each player "
                + "can read all entries behind the own total.",
            "Chaque point est une écriture dans un registre auquel on ne fait qu’ajouter. Une correction annule une "
                + "écriture par une seconde, une seule fois, avec auteur et motif ; un ajustement est une écriture "
                + "manuelle, de même. Chaque joueur peut lire toutes les écritures de son total."
        ),
        ["takenBack"] = new(
            "A lead that is reopened loses what its closing paid, one that is released what its taking paid, one that "
                + "is refused all.",
            "Une piste rouverte perd ce que sa conclusion a rapporté, une piste libérée ce que sa prise a rapporté, "
                + "une piste refusée tout."
        ),
        ["whereBooked"] = new(
            "What is taken back is booked where it had been booked; if that period is certified, as a late report is.",
            "Ce qui est annulé est inscrit là où cela l’avait été ; si cette période est certifiée, comme un retard."
        ),

        ["closing"] = new("After the closing", "Après la clôture"),
        ["amendments"] = new(
            "When the last period is certified the campaign is closed. What is told later is kept and scores nothing, "
                + "unless an administrator accepts it by an amendment with a reason: that makes a new numbered "
                + "version of the results beside the old one, and prizes already awarded change only by hand.",
            "Quand la dernière période est certifiée, la campagne est close. Ce qui est transmis ensuite est gardé et "
                + "ne rapporte rien, sauf si un administrateur l’accepte par un amendement motivé : cela fait une "
                + "nouvelle version numérotée des résultats à côté de l’ancienne, et les récompenses attribuées ne "
                + "changent plus qu’à la main."
        ),
        ["sha"] = new(
            "Each certified result bears a SHA-256, so that a later change would show.",
            "Chaque résultat certifié porte un SHA-256 : une modification ultérieure se verrait."
        ),
        ["limits"] = new(
            "Limits: a total lies between −{most} and {most}, on the board of teams between −{teams} and {teams}; a "
                + "booking beyond is refused. Of a launched campaign dates, zone, periods, ties and team scores are "
                + "fixed; rules change by a new version. When the validation of leads changes, that holds for what is "
                + "reported from then on: what was paid stays, and what waited goes on waiting for its lead to be "
                + "validated.",
            "Limites : un total est compris entre −{most} et {most}, au classement des équipes entre −{teams} et "
                + "{teams} ; une inscription au-delà est refusée. D’une campagne lancée, les dates, le fuseau, les "
                + "périodes, les égalités et le score des équipes sont fixes ; les règles changent par une nouvelle "
                + "version. Quand la validation des pistes change, cela vaut pour ce qui est transmis ensuite : ce "
                + "qui a été payé le reste, et ce qui attendait attend toujours la validation de sa piste."
        ),

        ["privacy"] = new("Data and privacy", "Données et vie privée"),
        ["dataKept"] = new(
            "Kept are: what was told of leads (steps, instants, amounts, accounts and what else the sender wrote), "
                + "code, name, team, role and, where given, e-mail of the players, the ledger, results, awards, and "
                + "who changed what when.",
            "Sont conservés : ce qui a été transmis des pistes (étapes, instants, montants, comptes et ce que "
                + "l’expéditeur a écrit d’autre), le code, le nom, l’équipe, le rôle et, s’il est donné, l’e-mail des "
                + "joueurs, le registre, les résultats, les récompenses, et qui a changé quoi et quand."
        ),
        ["shown"] = new(
            "Each player chooses to appear by name, by an alias, or as “Anonymous”; those who run the challenge "
                + "always see the name.",
            "Chaque joueur choisit d’apparaître par son nom, par un pseudonyme ou comme « Anonyme » ; les "
                + "organisateurs voient toujours le nom."
        ),
        ["shownAll"] = new(
            "Boards show everybody who has scored.",
            "Les classements montrent tous ceux qui ont marqué."
        ),
        ["shownTop"] = new(
            "Boards of people show everybody the first {top} lines only, and to each player also the own line with "
                + "{around} above and below.",
            "Les classements de personnes ne montrent à tous que les {top} premières lignes et, à chaque joueur, "
                + "aussi la sienne avec {around} au-dessus et au-dessous."
        ),
        ["amountsShown"] = new("Walls say what a sale was worth.", "Les écrans muraux disent ce que valait une vente."),
        ["amountsHidden"] = new("No screen says what a sale was worth.", "Aucun écran ne dit ce que valait une vente."),
        ["keptMonths"] = new(
            "{months} after the closing codes and names of the players are erased.",
            "{months} après la clôture, les codes et les noms des joueurs sont effacés."
        ),
        ["keptUntilAsked"] = new(
            "Codes and names of the players are kept until somebody’s erasure is asked for.",
            "Les codes et les noms des joueurs sont gardés jusqu’à ce qu’un effacement soit demandé."
        ),
        ["rights"] = new(
            "An administrator hands out all that is held on a player, and erases code, name, alias and address on "
                + "demand; points, ranks and certified results stay, without a name.",
            "Un administrateur remet tout ce qui est détenu sur un joueur et efface sur demande code, nom, pseudonyme "
                + "et adresse ; points, rangs et résultats certifiés restent, sans nom."
        ),
    };
}
