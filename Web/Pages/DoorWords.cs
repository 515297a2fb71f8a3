namespace ChallengeHub.Web;

/// <summary>
/// The words of doors that stay shut: what a person must prove, what is tried too often, and a store that cannot be
/// written.
/// </summary>
public static class DoorWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["newCode"] = new("Code of the new app", "Code de la nouvelle application"),
        ["presentCode"] = new("Code of the app in use", "Code de l’application actuelle"),
        ["presentCodeHint"] = new(
            "Lost your phone? Another administrator can take the second factor off.",
            "Téléphone perdu ? Un autre administrateur peut retirer le second facteur."
        ),
        ["totpChange"] = new("Move to another app or phone", "Passer à une autre application ou un autre téléphone"),
        ["totpDropLead"] = new(
            "To turn it off, confirm with a code and your password.",
            "Pour le désactiver, confirmez avec un code et votre mot de passe."
        ),

        ["drawAliases"] = new(
            "Also in the draw, under an alias: {names}.",
            "Participent aussi, sous un pseudonyme : {names}."
        ),

        ["storeAway"] = new(
            "Nothing was saved: the data store cannot be written right now. What you typed is still here. Try again "
                + "in a moment.",
            "Rien n’a été enregistré : l’espace de données est inaccessible en écriture. Votre saisie est toujours "
                + "là. Réessayez dans un instant."
        ),
        ["storeAwayTitle"] = new("Please try again in a moment", "Réessayez dans un instant"),
        ["storeAwayPage"] = new(
            "ChallengeHub cannot use its data store right now. Nothing was saved. It goes on by itself once the "
                + "store is back.",
            "ChallengeHub n’a pas accès à son espace de données. Rien n’a été enregistré. Tout reprend dès que "
                + "l’accès est rétabli."
        ),
        ["storeAwayTyped"] = new(
            "Go back in your browser: what you typed is still there.",
            "Revenez en arrière dans votre navigateur : votre saisie y est toujours."
        ),
        ["faultTitle"] = new("That did not work", "Cela n’a pas fonctionné"),
        ["faultPage"] = new(
            "Something went wrong on our side. The log of the installation has the details.",
            "Une erreur s’est produite de notre côté. Le journal de l’installation contient les détails."
        ),
        ["storeBack"] = new("Back", "Retour"),
        ["storeRetry"] = new("Try again", "Réessayer"),

        ["pairingBusy"] = new(
            "Too many screens wait to be paired. Confirm some of them, or wait ten minutes.",
            "Trop d’écrans attendent d’être associés. Confirmez-en quelques-uns ou attendez dix minutes."
        ),
        ["pairingTooMany"] = new(
            "Too many requests from this network. Trying again in a minute…",
            "Trop de requêtes depuis ce réseau. Nouvel essai dans une minute…"
        ),
        ["pairingStore"] = new(
            "ChallengeHub cannot use its data store right now. Trying again…",
            "ChallengeHub n’a pas accès à son espace de données. Nouvel essai…"
        ),
        ["pairingRefused"] = new(
            "ChallengeHub refused: {reason} Trying again…",
            "ChallengeHub a refusé : {reason} Nouvel essai…"
        ),
    };
}
