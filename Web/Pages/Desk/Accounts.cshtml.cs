using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>The companies that leads are of, and the rep who owns each.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class LeadAccountsView(DeskParts parts, LeadAccounts accounts) : DeskPage(parts)
{
    /// <summary>Lines on the page.</summary>
    public const int Most = 200;

    public override DeskSection Section => DeskSection.Accounts;

    /// <summary>The beginning of a code, or part of a name.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Asked { get; set; }

    /// <summary>All that are found by it.</summary>
    public IReadOnlyList<OwnedAccount> Companies { get; private set; } = [];

    /// <summary>In the form: a new one, or one that is changed.</summary>
    public OwnedAccount Input { get; private set; } = new("", "");
    public IReadOnlyList<Participant> Reps => Words.Reps(Mover);

    public override async Task<IActionResult> OnGet()
    {
        if (!await Loaded())
            return NotFound();
        if (Request.Query.ContainsKey("saved"))
            Done = T.Saved;
        var asked = Request.Query["account"].ToString();
        Input = Companies.FirstOrDefault(x => x.Code == asked) ?? Input;
        return Page();
    }

    public async Task<IActionResult> OnPost(string? code, string? name, string? owner)
    {
        Input = new OwnedAccount(Typed.Text(code) ?? "", Typed.Text(name) ?? "", Typed.Text(owner));
        var account = Input.Code.Length > 0 ? Input : Input with { Code = await Proposed(Input.Name) };
        if (await Try(() => accounts.Put(Campaign, [account], Caller)))
            return LocalRedirect($"~{Address(Section)}?saved=1");

        // there is one only: its place in the list says nothing
        var errors = Errors.Select(x => x with { Field = x.Field.Split('.')[^1] });
        Faults = ErrorSentences.ByField(errors, Lang);
        return await Loaded() ? Page() : NotFound();
    }

    protected override async Task Load() =>
        Companies = [
            .. (await accounts.All(Campaign)).Where(IsFound).OrderBy(x => x.Name, StringComparer.CurrentCulture),
        ];

    private async Task<string> Proposed(string name)
    {
        var taken = (await accounts.All(Campaign)).Select(x => x.Code);
        return new ProposedCodes(taken).Of(name, "account");
    }

    private bool IsFound(OwnedAccount account) =>
        Typed.Text(Asked) is not { } asked
        || account.Code.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
        || account.Name.Contains(asked, StringComparison.CurrentCultureIgnoreCase);
}
