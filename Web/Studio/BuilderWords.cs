namespace ChallengeHub.Web;

/// <summary>
/// Words of the builder for targets, names in two languages, hours of the week, the wall's preview and what is said
/// at the review.
/// </summary>
public static class BuilderWords
{
    internal static readonly Dictionary<string, Phrase> All = new()
    {
        ["targetFault"] = new("{list}, line {line}, “{who}”: {fault}", "{list}, ligne {line}, « {who} » : {fault}"),
        ["targetWrong"] = new("{list}, {who}: {fault}", "{list}, {who} : {fault}"),

        ["staleFrench"] = new(
            "The English name has changed since. Does the French one still fit?",
            "Le nom anglais a changé depuis. Le nom français convient-il toujours ?"
        ),
        ["staleEnglish"] = new(
            "The French name has changed since. Does the English one still fit?",
            "Le nom français a changé depuis. Le nom anglais convient-il toujours ?"
        ),
        ["staleRight"] = new("Yes, keep it", "Oui, le garder"),

        ["add-weekly"] = new("happy hour every week", "heure de gloire chaque semaine"),
        ["week"] = new("Only at these hours of the week", "Seulement à ces heures de la semaine"),
        ["weekFrom"] = new("From", "De"),
        ["weekUntil"] = new("Until", "À"),
        ["weekHint"] = new(
            "By the clocks of {zone}. No day chosen: every day.",
            "À l’heure de {zone}. Aucun jour choisi : tous les jours."
        ),
        ["reward"] = new("How much", "Combien"),
        ["reward-points"] = new("extra points", "des points en plus"),
        ["reward-times"] = new("usual points × …", "les points habituels × …"),
        ["times"] = new("Times", "Fois"),

        ["wallPreview"] = new("The wall", "L’écran mural"),
        ["wallPreviewHint"] = new(
            "Your players and prizes, with made-up points.",
            "Vos joueurs et vos récompenses, avec des points inventés."
        ),

        ["namesAsked"] = new("Do these names fit the theme {theme}?", "Ces noms conviennent-ils au thème {theme} ?"),
        ["namesHint"] = new(
            "They were written by hand for {theme}. The theme’s own names have changed by themselves. Leave what "
                + "fits, change what does not.",
            "Ils ont été écrits à la main pour {theme}. Les noms du thème, eux, ont changé d’eux-mêmes. Laissez ce "
                + "qui convient, changez le reste."
        ),
        ["namesTake"] = new("Take the theme’s: {name}", "Prendre celui du thème : {name}"),
        ["named-name"] = new("Name of the challenge", "Nom du challenge"),
        ["named-rules"] = new("Rule", "Règle"),
        ["named-prizes"] = new("Prize", "Récompense"),

        ["reviewTargets"] = new("Objectives", "Objectifs"),
        ["reviewTargetsPeriod"] = new("Points to reach in each period.", "Points à atteindre à chaque période."),
        ["reviewTargetsCampaign"] = new(
            "Points to reach in the whole challenge.",
            "Points à atteindre sur tout le challenge."
        ),
        ["reviewTargetsMore"] = new("And {n} more.", "Et {n} autres."),
        ["reviewCost"] = new("Cost", "Coût"),
        ["costsAtMost"] = new("The prizes cost {most} at most.", "Les récompenses coûtent au plus {most}."),
        ["costsUntied"] = new(
            "The prizes cost {most} at most, more if winners are tied.",
            "Les récompenses coûtent au plus {most}, davantage en cas d’ex æquo."
        ),
        ["costsAtLeast"] = new(
            "The prizes whose winners are limited cost {most} at most; others have no limit.",
            "Les récompenses dont les gagnants sont limités coûtent au plus {most} ; d’autres sont sans limite."
        ),
        ["costsBudget"] = new("Your budget: {budget}.", "Votre budget : {budget}."),
        ["doubtTargets"] = new(
            "Without a target: {n} ({names}). They cannot win {prizes}.",
            "Sans objectif : {n} ({names}). Ils ne peuvent pas gagner : {prizes}."
        ),
        ["doubtLast"] = new(
            "The last period has {days} instead of {full}, with the same prizes as a whole one: {prizes}.",
            "La dernière période ne dure que {days} au lieu de {full}, avec les mêmes récompenses qu’une période "
                + "entière : {prizes}."
        ),
        ["doubtFirst"] = new(
            "The first period has {days} instead of {full}, with the same prizes as a whole one: {prizes}.",
            "La première période ne dure que {days} au lieu de {full}, avec les mêmes récompenses qu’une période "
                + "entière : {prizes}."
        ),
        ["doubtFrench"] = new(
            "The French name {stale} is older than the English one, {now}.",
            "Le nom français {stale} date d’avant le nom anglais {now}."
        ),
        ["doubtEnglish"] = new(
            "The English name {stale} is older than the French one, {now}.",
            "Le nom anglais {stale} date d’avant le nom français {now}."
        ),
        ["doubtTheme"] = new(
            "Some names were written by hand for the theme {theme}.",
            "Certains noms ont été écrits à la main pour le thème {theme}."
        ),

        ["tryDraft"] = new("Try it on a past first", "L’essayer d’abord sur un passé"),
        ["tryDraftLead"] = new(
            "Plays these rules and prizes over what happened in another challenge, or over a file of events. Nothing "
                + "is booked.",
            "Rejoue ces règles et récompenses sur ce qui s’est passé dans un autre challenge, ou sur un fichier "
                + "d’événements. Rien n’est enregistré."
        ),
        ["tryDraftOn"] = new("Over {campaign}", "Sur {campaign}"),
    };
}
