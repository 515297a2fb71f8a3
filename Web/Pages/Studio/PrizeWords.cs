namespace ChallengeHub.Web;

/// <summary>The words of the pages about prizes and draws.</summary>
public static class PrizeWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["prizesOf"] = new("Prizes: {campaign}", "Récompenses : {campaign}"),
        ["prizesLead"] = new(
            "What the prizes cost, and who still waits for one. Only those who run the challenge see this.",
            "Ce que coûtent les récompenses, et qui attend encore la sienne. Réservé aux organisateurs."
        ),
        ["prize"] = new("Prize", "Récompense"),
        ["prizeValue"] = new("Value", "Valeur"),
        ["prizeAwarded"] = new("Awarded", "Attribuées"),
        ["prizeDelivered"] = new("Handed over", "Remises"),
        ["prizeDeclined"] = new("Declined", "Refusées"),
        ["prizeRemaining"] = new("Left of the stock", "Reste en stock"),
        ["prizeCost"] = new("Cost so far", "Coût actuel"),
        ["prizeMost"] = new("Cost at most", "Coût maximal"),
        ["prizeNoBound"] = new("no bound", "sans limite"),
        ["prizeTies"] = new("more if winners are tied", "plus en cas d’ex æquo"),
        ["prizeOf"] = new("{left} of {stock}", "{left} sur {stock}"),
        ["budget"] = new("Budget", "Budget"),
        ["committed"] = new("Committed", "Engagé"),
        ["budgetLeft"] = new("Left", "Reste"),
        ["budgetNone"] = new("none set", "non fixé"),
        ["budgetOver"] = new(
            "These prizes can cost {most}, more than the budget of {budget}.",
            "Ces récompenses peuvent coûter {most}, plus que le budget de {budget}."
        ),
        ["budgetUnbounded"] = new(
            "Nothing bounds how many win: {prizes}. A stock would.",
            "Rien ne limite le nombre de gagnants : {prizes}. Un stock le ferait."
        ),
        ["targetNobody"] = new(
            "No player or team has the code of {target}.",
            "Aucun joueur ni équipe n’a le code de {target}."
        ),
        ["noPrizes"] = new("This challenge has no prizes.", "Ce challenge n’a pas de récompenses."),
        ["awards"] = new("Winners and their prizes", "Lauréats et récompenses"),
        ["awardsOpen"] = new("To hand over", "À remettre"),
        ["awardsAll"] = new("All", "Toutes"),
        ["awardsNone"] = new("Nothing to hand over.", "Rien à remettre."),
        ["winner"] = new("Winner", "Lauréat"),
        ["awardPeriod"] = new("Period", "Période"),
        ["awardRank"] = new("Rank", "Rang"),
        ["awardChoose"] = new("Choose {name}", "Choisir {name}"),
        ["awardStep"] = new("Mark as", "Marquer comme"),
        ["awardNote"] = new("Note (kept with the prize)", "Note (conservée avec la récompense)"),
        ["awardDo"] = new("Mark", "Marquer"),
        ["awardNobody"] = new("Choose at least one award.", "Choisissez au moins une récompense."),
        ["awardDone"] = new("Marked: {n}.", "Marquées : {n}."),
        ["awardRefused"] = new(
            "Not marked, because they are further already: {names}.",
            "Non marquées, car plus avancées : {names}."
        ),
        ["statusAwarded"] = new("awarded", "attribuée"),
        ["statusNotified"] = new("notified", "annoncée"),
        ["statusClaimed"] = new("claimed", "réclamée"),
        ["statusDelivered"] = new("handed over", "remise"),
        ["statusDeclined"] = new("declined", "refusée"),

        ["drawsOf"] = new("Draws: {campaign}", "Tirages : {campaign}"),
        ["drawsLead"] = new(
            "For each draw a secret number was made when the campaign was launched, and only its fingerprint was "
                + "published. The draw reveals the number: anybody can verify that nothing was arranged.",
            "Pour chaque tirage, un nombre secret a été créé au lancement de la campagne, et seule son empreinte a "
                + "été publiée. Le tirage révèle le nombre : chacun peut vérifier que rien n’a été arrangé."
        ),
        ["noDraws"] = new("Nothing is drawn in this campaign.", "Rien n’est tiré au sort dans cette campagne."),
        ["drawPeriod"] = new("Period", "Période"),
        ["drawKind"] = new("Kind", "Genre"),
        ["drawRaffle"] = new("raffle", "tirage"),
        ["drawLot"] = new(
            "lot, only if the last ones are tied for",
            "sort, seulement si les derniers lots sont disputés ex æquo"
        ),
        ["drawFingerprint"] = new("Published fingerprint (SHA-256)", "Empreinte publiée (SHA-256)"),
        ["drawWinners"] = new("Winners", "Gagnants"),
        ["drawWaiting"] = new("not drawn yet", "pas encore tiré"),
        ["drawNobody"] = new("nobody", "personne"),
        ["drawVerify"] = new("Verify: {prize}, {period}", "Vérifier : {prize}, {period}"),
        ["drawTitle"] = new("{prize}, {period}", "{prize}, {period}"),
        ["drawLater"] = new(
            "The draw takes place when the period closes. Note the fingerprint down now: the number revealed then "
                + "must match it.",
            "Le tirage a lieu à la clôture de la période. Notez l’empreinte dès maintenant : le nombre révélé devra "
                + "y correspondre."
        ),
        ["drawNone"] = new(
            "No lot was needed: nobody was tied for the last of the stock.",
            "Aucun tirage n’a été nécessaire : personne n’était ex æquo pour les derniers lots."
        ),
        ["drawVerdict"] = new("Verification in your browser", "Vérification dans votre navigateur"),
        ["drawRight"] = new(
            "This draw is right: your browser came to the same winners.",
            "Ce tirage est exact : votre navigateur arrive aux mêmes gagnants."
        ),
        ["drawWrong"] = new("This draw does not verify.", "Ce tirage ne se vérifie pas."),
        ["drawUnable"] = new(
            "Your browser verifies only on an address with https. The number, the list and the recipe are below.",
            "Votre navigateur ne vérifie que sur une adresse en https. Le nombre, la liste et la recette sont "
                + "ci-dessous."
        ),
        ["drawComputing"] = new("Computing…", "Calcul…"),
        ["drawScript"] = new(
            "The verification runs in your browser and needs JavaScript.",
            "La vérification se fait dans votre navigateur et a besoin de JavaScript."
        ),
        ["drawSeedRight"] = new(
            "The secret number has the fingerprint that was published at the launch.",
            "Le nombre secret a bien l’empreinte publiée au lancement."
        ),
        ["drawSeedWrong"] = new(
            "The secret number does not have the published fingerprint: {hash}",
            "Le nombre secret n’a pas l’empreinte publiée : {hash}"
        ),
        ["drawListRight"] = new(
            "The list of tickets has the certified fingerprint.",
            "La liste des billets a bien l’empreinte certifiée."
        ),
        ["drawListWrong"] = new(
            "The list of tickets does not have the certified fingerprint: {hash}",
            "La liste des billets n’a pas l’empreinte certifiée : {hash}"
        ),
        ["drawListBroken"] = new("The list of tickets cannot be read.", "La liste des billets est illisible."),
        ["drawSkipped"] = new(
            "Draw {i}: the number {number} would favour the first tickets and is not used.",
            "Tirage {i} : le nombre {number} favoriserait les premiers billets et n’est pas utilisé."
        ),
        ["drawStep"] = new(
            "Draw {i}: {number} modulo {tickets} tickets = ticket {ticket}: {who}",
            "Tirage {i} : {number} modulo {tickets} billets = billet {ticket} : {who}"
        ),
        ["drawOther"] = new(
            "But certified was: draw {i}, ticket {ticket}, {who}",
            "Mais le certifié est : tirage {i}, billet {ticket}, {who}"
        ),
        ["drawTooMany"] = new(
            "More winners were certified than there are tickets.",
            "Plus de gagnants certifiés que de billets."
        ),
        ["drawHolder"] = new("No. {number}", "N° {number}"),
        ["drawSeed"] = new("Secret number, revealed", "Nombre secret, révélé"),
        ["drawTickets"] = new("List of tickets as it was hashed", "Liste des billets telle que hachée"),
        ["drawTry"] = new(
            "Change a letter of the number or the list and verify again: it turns red.",
            "Changez un caractère du nombre ou de la liste et vérifiez à nouveau : le résultat passe au rouge."
        ),
        ["drawAgain"] = new("Verify again", "Vérifier à nouveau"),
        ["drawHolders"] = new("Tickets", "Billets"),
        ["drawWho"] = new("Holder", "Porteur"),
        ["drawCount"] = new("Tickets", "Billets"),
        ["drawWon"] = new("Won", "Gagnant"),
        ["drawMore"] = new("And {n} more: see the list above.", "Et {n} autres : voir la liste ci-dessus."),
        ["drawRecipe"] = new("The recipe", "La recette"),
        ["drawRecipeWords"] = new(
            "Draw i is the first 8 bytes, big-endian, of HMAC-SHA256(secret number, SHA-256 of the list followed by "
                + "i as 4 bytes). A number at or above the greatest multiple of the tickets left is skipped. Else "
                + "number modulo tickets is the ticket, counted from 0 in the order of the list; its holder wins "
                + "and all his tickets leave the list.",
            "Le tirage i est formé des 8 premiers octets, gros-boutistes, de HMAC-SHA256(nombre secret, SHA-256 de "
                + "la liste suivie de i sur 4 octets). Un nombre supérieur ou égal au plus grand multiple des "
                + "billets restants est écarté. Sinon, nombre modulo billets donne le billet, compté à partir de 0 "
                + "dans l’ordre de la liste ; son porteur gagne et tous ses billets quittent la liste."
        ),
    };
}
