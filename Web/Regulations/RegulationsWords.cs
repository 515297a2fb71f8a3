namespace ChallengeHub.Web;

/// <summary>
/// The sentences of the regulations that are so in every campaign, English beside French; braces hold what the engine
/// or the campaign says.
/// </summary>
public static class RegulationsWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["regulations"] = new("Regulations", "Règlement"),
        ["contents"] = new("Contents", "Sommaire"),
        ["print"] = new("Print", "Imprimer"),
        ["summary"] = new("One-page summary", "Résumé sur une page"),
        ["whole"] = new("Full regulations", "Règlement complet"),
        ["summaryScores"] = new("How to score", "Comment marquer"),
        ["summaryMore"] = new("and {n} more, in the full regulations", "et {n} de plus, dans le règlement complet"),
        ["summaryWhere"] = new("Live rankings: {address}", "Classements en direct : {address}"),
        ["summaryRules"] = new(
            "This page sums up the regulations, which alone are binding: {address}",
            "Cette page résume le règlement, qui seul fait foi : {address}"
        ),
        ["openBoards"] = new("Boards", "Classements"),
        ["draft"] = new(
            "A draft: nothing of it holds yet, and only those who prepare the campaign see this page.",
            "Brouillon : rien ne vaut encore, et seuls ceux qui préparent la campagne voient cette page."
        ),
        ["contradictions"] = new("Look at these before the launch", "À revoir avant le lancement"),
        ["asOf"] = new(
            "Written from the campaign’s own settings (state {version}) on {moment}: what stands here is what the "
                + "software does.",
            "Rédigé à partir des réglages mêmes de la campagne (état {version}), le {moment} : ce qui est écrit ici "
                + "est ce que fait le logiciel."
        ),

        ["who"] = new("Who plays", "Qui joue"),
        ["whoCount"] = new("{reps} and {prospectors} play in {teams}.", "{reps} et {prospectors} jouent dans {teams}."),
        ["whoTeam"] = new("{reps}, {prospectors}", "{reps}, {prospectors}"),
        ["noTeam"] = new("Without a team", "Sans équipe"),
        ["roles"] = new(
            "A rep takes, contacts and closes leads. A prospector finds them: a lead’s prospector is the first one "
                + "that is named for it.",
            "Un commercial prend, contacte et conclut des pistes. Un prospecteur les trouve : celui d’une piste est "
                + "le premier qui est nommé pour elle."
        ),
        ["moves"] = new(
            "If you change teams, your old team keeps what happened before the move. A move may be dated back: "
                + "points that were already booked stay with the old team.",
            "Si vous changez d’équipe, l’ancienne garde ce qui s’est passé avant. Un changement peut être antidaté : "
                + "les points déjà inscrits restent à l’ancienne équipe."
        ),
        ["leavers"] = new(
            "A player who is taken out keeps rank and points and wins nothing that is still undecided. Prizes pass "
                + "over such a player, and a pair that one belongs to: their ranks are counted among those who may "
                + "still win, so the next move up. Draws leave them out.",
            "Un joueur retiré garde son rang et ses points et ne gagne plus rien de ce qui reste à attribuer. Les "
                + "récompenses passent au suivant : leurs rangs se comptent parmi ceux qui peuvent encore gagner, "
                + "sans ce joueur ni les duos dont il fait partie. Il ne participe plus aux tirages."
        ),

        ["dates"] = new("Dates and periods", "Dates et périodes"),
        ["ended"] = new(
            "The campaign was ended early, on {moment}: what happens after that does not count.",
            "La campagne a été arrêtée avant terme, le {moment} : ce qui se passe ensuite ne compte pas."
        ),
        ["zone"] = new(
            "Days, weeks, weekdays and hours are those of {zone}; a week begins on Monday.",
            "Jours, semaines, jours de la semaine et heures sont ceux du fuseau {zone} ; une semaine commence le lundi."
        ),
        ["at"] = new(
            "What counts is when something happened, not when it was told.",
            "Ce qui compte est le moment des faits, non celui où ils sont transmis."
        ),

        ["scores"] = new("What scores", "Ce qui rapporte"),
        ["scoresNothing"] = new("No rule: nothing scores.", "Aucune règle : rien ne rapporte."),
        ["noticeVersion"] = new(
            "These are the rules in force (version {version}).",
            "Voici les règles en vigueur (version {version})."
        ),
        ["allPay"] = new(
            "Every rule that fits pays, each for itself. A result of 0 is not written down.",
            "Toute règle qui convient paie, chacune pour elle-même. Un résultat de 0 n’est pas inscrit."
        ),
        ["once"] = new(
            "Each step of a lead counts once, whoever tells it and however often. A lead that is recycled begins anew.",
            "Chaque étape d’une piste compte une fois, quel que soit celui qui la transmet et combien de fois. Une "
                + "piste recyclée recommence."
        ),
        ["cap"] = new(
            "“At most” counts what one player was paid by the rule, in the order in which it is booked; what is "
                + "taken back makes room for later bookings only.",
            "« Au plus » compte ce qu’un joueur a reçu de la règle, dans l’ordre d’inscription ; ce qui est annulé "
                + "ne libère de la place que pour les inscriptions suivantes."
        ),
        ["conditions"] = new(
            "A condition on something that nobody told of the lead never holds. The team is that of the rep at that "
                + "moment, or of the prospector where there is no rep.",
            "Une condition sur ce qui n’a pas été transmis n’est jamais remplie. L’équipe est celle du commercial à "
                + "ce moment, ou celle du prospecteur s’il n’y a pas de commercial."
        ),
        ["rounding"] = new(
            "Products are rounded to whole points, halves away from zero.",
            "Les produits sont arrondis au point entier, les demis en s’éloignant de zéro."
        ),
        ["streak"] = new(
            "Weekend days neither make nor break a run. Conditions are asked of what completes it; days before the "
                + "rule begins belong to none.",
            "Le week-end ne fait ni ne rompt une série. Les conditions portent sur ce qui l’achève ; les jours "
                + "d’avant le début de la règle n’en font pas partie."
        ),
        ["speed"] = new(
            "The previous step is the nearest earlier one that the lead has reached, else its reception.",
            "L’étape précédente est la plus proche que la piste ait atteinte avant, sinon sa réception."
        ),
        ["firstOfTheDay"] = new(
            "The day’s first is the first that is booked for the player on that day.",
            "La première du jour est la première inscrite pour le joueur ce jour-là."
        ),
        ["example"] = new("Example", "Exemple"),

        ["versions"] = new("Versions of the rules", "Versions des règles"),
        ["version"] = new("Version {version}", "Version {version}"),
        ["versionSpan"] = new("For what happens {span}.", "Pour ce qui se passe {span}."),
        ["versionAlways"] = new(
            "For all that happens in the campaign.",
            "Pour tout ce qui se passe pendant la campagne."
        ),
        ["versionNever"] = new(
            "Never in force: a later version replaced it before.",
            "Jamais en vigueur : une version suivante l’a remplacée avant."
        ),
        ["versionFirst"] = new("The rules at the launch: {rules}.", "Les règles du lancement : {rules}."),
        ["versionsKept"] = new(
            "A change never re-scores what happened before it: each point names its rule and version.",
            "Un changement ne recompte jamais ce qui s’est passé avant : chaque point porte sa règle et sa version."
        ),
        ["added"] = new("New: {name}. {sentence}", "Nouvelle : {name}. {sentence}"),
        ["removed"] = new("Gone: {name}. {sentence}", "Supprimée : {name}. {sentence}"),
        ["changed"] = new(
            "Changed: {name}. {sentence} Before: {before}",
            "Modifiée : {name}. {sentence} Avant : {before}"
        ),
        ["reordered"] = new("The same rules in another order.", "Les mêmes règles dans un autre ordre."),

        ["boards"] = new("Boards and ties", "Classements et égalités"),
        ["boardList"] = new(
            "There are boards of the whole campaign and of each period: {boards}.",
            "Il y a des classements de toute la campagne et de chaque période : {boards}."
        ),
        ["pairs"] = new(
            "A pair is a rep and the prospector of the same lead, with the points that either earned from it.",
            "Un binôme est un commercial et le prospecteur d’une même piste, avec les points que l’un ou l’autre en "
                + "a tirés."
        ),
        ["negative"] = new(
            "A total may be negative. Who has no booking is not on the board.",
            "Un total peut être négatif. Qui n’a aucune inscription n’est pas classé."
        ),
        ["targets"] = new(
            "A member with a target is also ranked by percent of it: points × 100 ÷ target, rounded half away from "
                + "zero to two decimals; the rounded figure decides. Ties as above. Who has no target is not ranked "
                + "so. A closed period keeps the targets that it was closed with.",
            "Un membre qui a un objectif est aussi classé en pourcentage de celui-ci : points × 100 ÷ objectif, "
                + "arrondi à deux décimales, la demie s’éloignant de zéro ; le chiffre arrondi décide. Ex æquo "
                + "comme ci-dessus. Qui n’a pas d’objectif n’y est pas classé. Une période close garde les "
                + "objectifs de sa clôture."
        ),
        ["targetsPeriod"] = new(
            "Targets are for each period; the campaign asks for as many times that as it has periods.",
            "Les objectifs valent pour chaque période ; la campagne en demande autant de fois qu’elle a de périodes."
        ),
        ["targetsCampaign"] = new(
            "Targets are for the whole campaign; each period asks for an equal share. Periods that an early end "
                + "takes away ask for nothing.",
            "Les objectifs valent pour toute la campagne ; chaque période en demande une part égale. Les périodes "
                + "supprimées par une fin anticipée ne demandent rien."
        ),

        ["prizes"] = new("Prizes", "Récompenses"),
        ["noPrizes"] = new("This campaign has no prizes.", "Cette campagne n’a pas de récompenses."),
        ["tiedWin"] = new(
            "Everyone who is tied on a winning rank wins. A total of 0 or less wins nothing.",
            "Tous les ex æquo d’un rang gagnant gagnent. Un total nul ou négatif ne gagne rien."
        ),
        ["certified"] = new(
            "Prizes are awarded in the same moment as the results are certified, from the certified results alone.",
            "Les récompenses sont attribuées au moment même où les résultats sont certifiés, d’après eux seuls."
        ),

        ["draw"] = new("How lots are drawn", "Le tirage au sort"),
        ["drawSeed"] = new(
            "At the launch a secret number is drawn for each draw, and its SHA-256 is published: see below. At the "
                + "closing the number itself is published with the list of tickets, so that anybody can draw again "
                + "and find the same winners.",
            "Au lancement, un nombre secret est tiré pour chaque tirage et son SHA-256 est publié : voir ci-dessous. "
                + "À la clôture, le nombre lui-même est publié avec la liste des billets : chacun peut refaire le "
                + "tirage et retrouver les mêmes gagnants."
        ),
        ["drawHow"] = new(
            "Tickets are listed by member in the order of codes, and the list’s SHA-256 is taken. Draw i is the "
                + "first 8 bytes, big-endian, of HMAC-SHA256(secret number, SHA-256 of the list ‖ i as a uint32), i "
                + "= 0, 1, 2 …; a value in the incomplete last multiple of the number of tickets is rejected; else "
                + "its remainder is the winning ticket. The winner’s tickets then leave the list.",
            "Les billets sont listés par membre dans l’ordre des codes et le SHA-256 de la liste est calculé. Le "
                + "tirage i est formé des 8 premiers octets, gros-boutistes, de HMAC-SHA256(nombre secret, SHA-256 "
                + "de la liste ‖ i en uint32), i = 0, 1, 2 … ; une valeur dans le dernier multiple incomplet du "
                + "nombre de billets est rejetée ; sinon son reste désigne le billet gagnant. Les billets du "
                + "gagnant quittent alors la liste."
        ),
        ["drawNone"] = new("The SHA-256 are published at the launch.", "Les SHA-256 sont publiés au lancement."),
        ["drawTable"] = new("SHA-256 of the secret number of each draw", "SHA-256 du nombre secret de chaque tirage"),
        ["prize"] = new("Prize", "Récompense"),
        ["period"] = new("Period", "Période"),
        ["wholeCampaign"] = new("Whole campaign", "Toute la campagne"),
        ["verify"] = new("Verify the draws", "Vérifier les tirages"),
    };

    public static WordBook Book { get; } = new(nameof(RegulationsWords), [All, RecordWords.All]);

    public static string Say(
        RuleFormatter formatter,
        string key,
        params ReadOnlySpan<(string Name, string Value)> parts
    ) => formatter.Say(Book.Find(key), parts);
}
