using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// One player of a launched challenge: name, team since when, how others see the person, and whether he or she
/// still plays.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManagePerson(StudioDesk studio, Portraits portraits) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Players;
    protected override bool OpensWhenClosed => true;
    protected override string SavedAt =>
        $"~/studio/{Code}/manage/players?saved=1&q={Uri.EscapeDataString(Player.Code)}";

    /// <summary>Null where nobody has the code.</summary>
    public Participant Player { get; private set; } = null!;
    public PersonForm Form { get; private set; } = new();

    /// <summary>One name, or where it has several languages each of ours.</summary>
    public IEnumerable<(string Language, string? Value)> Names =>
        Player.Name.ByLanguage is null
            ? [(Lang, Lang == "fr" ? Form.NameFr : Form.NameEn)]
            : [("en", Form.NameEn), ("fr", Form.NameFr)];

    public string NameLabel(string language)
    {
        if (Player.Name.ByLanguage is null)
            return T.ManagePersonName;
        return language == "en" ? T.NameEn : T.NameFr;
    }

    protected override async Task Load()
    {
        await base.Load();
        Player = View.Find((string)RouteData.Values["participant"]!)!;
    }

    public IActionResult OnGet()
    {
        if (Player is null)
            return NotFound();
        Form = PersonForm.Of(Player, Lang);
        return Page();
    }

    public async Task<IActionResult> OnPost(PersonForm form)
    {
        if (Player is not { ErasedAt: null })
            return NotFound();

        Form = form;
        var errors = new FieldErrors();
        var changed = form.Read(Player, Campaign.Zone, Now, errors);
        errors.If(changed is { Display: Display.Alias, Alias: null }, "alias", "alias-required");
        if (errors.Count > 0)
            return Refuse(errors);

        return await Confirm(
            new PeopleDifference(View, Campaign.Document.Teams, Formatter).Of([changed]),
            isStale: false,
            () =>
                Studio.Enrolment.Apply(
                    Code,
                    new RosterChange([changed], [], new Dictionary<string, Participant> { [Player.Code] = Player }),
                    HttpContext.By()
                )
        );
    }

    /// <summary>Removes a photo that does not belong on a wall.</summary>
    public async Task<IActionResult> OnPostPhoto()
    {
        if (Player is not { ErasedAt: null })
            return NotFound();

        var who = new CampaignPlayer { Campaign = Code, Code = Player.Code };
        if (await Try(() => portraits.Remove(who, HttpContext.By())))
            return LocalRedirect(SavedAt);
        Form = PersonForm.Of(Player, Lang);
        return Page();
    }

    protected override string FieldName(string field) =>
        field switch
        {
            "name" => T.ManagePersonName,
            "email" => T.Email,
            "alias" => T.Alias,
            "teamSince" => T.ManageSinceOne,
            _ => T.ManagePlayers,
        };
}
