namespace ChallengeHub.Web;

/// <summary>What pages say of a form that was nearly lost, English beside French.</summary>
public static class FormWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["keptForm"] = new(
            "You had been signed out. What you typed is back in the form below and has not been saved yet.",
            "Vous aviez été déconnecté. Votre saisie est de nouveau dans le formulaire ci-dessous et n’est pas "
                + "encore enregistrée."
        ),
        ["keptFormCopy"] = new(
            "You had been signed out. This is what you typed; it has not been saved. Copy it into the form below.",
            "Vous aviez été déconnecté. Voici votre saisie, qui n’est pas enregistrée. Recopiez-la dans le "
                + "formulaire ci-dessous."
        ),
        ["keptFormRest"] = new("These fields are not on the page any more:", "Ces champs ne sont plus sur la page :"),
        ["keptFormSignIn"] = new(
            "You have been signed out meanwhile. Sign in: what you typed is kept for an hour, and you come back to it.",
            "Vous avez été déconnecté entre-temps. Connectez-vous : votre saisie est conservée une heure et vous la "
                + "retrouverez."
        ),
        ["problem400"] = new("This form cannot be used any more", "Ce formulaire n’est plus utilisable"),
        ["problem400Lead"] = new(
            "Nothing was changed. Somebody else signed in on this browser after you opened it, or it was open for "
                + "too long. Go back, copy what you typed and load the page again.",
            "Rien n’a été modifié. Quelqu’un d’autre s’est connecté sur ce navigateur après que vous l’avez ouvert, "
                + "ou il est resté ouvert trop longtemps. Revenez en arrière, copiez votre saisie et rechargez la "
                + "page."
        ),
    };
}
