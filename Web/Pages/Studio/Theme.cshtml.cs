using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>
/// The editor of one pack, beside its wall; what moves in it is Client/studio. A shipped pack is looked at and copied.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ThemeEditorView(Themes themes, Accounts accounts, ThemeStudio studio) : StaffPage(themes, accounts)
{
    private readonly Themes all = themes;
    private Theme found = null!;
    private JsonObject document = [];

    // of the address: the form has a theme of its own
    [FromRoute(Name = "theme")]
    public string Theme { get; set; } = "";
    public string Name => found.Name.In(Lang);

    /// <summary>What a copy is called unless somebody says otherwise.</summary>
    public string CopyName => ThemeNames.Free(all, "", found.Name).In(Lang);
    public bool Mine => found.Made is not null;
    public PackForm Form { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (all.Find(Theme) is { } theme)
            found = theme;
        else
            context.Result = NotFound();
        if (context.Result is null)
            await base.OnPageHandlerExecutionAsync(context, next);
    }

    public async Task OnGet()
    {
        document = JsonNode.Parse((await studio.Whole(Theme)).Document)!.AsObject();
        Form = new PackForm(document);
    }

    public async Task<IActionResult> OnGetExport() =>
        File(PackZip.Write(await studio.Whole(Theme)), "application/zip", $"{Theme}.zip");

    /// <param name="version">The one that was opened: what somebody else has saved since is not written over.</param>
    public async Task<IActionResult> OnPostSave(long version)
    {
        StoredTheme? kept = null;
        if (
            await Try(async () =>
                (kept, _) = await studio.Put(
                    Theme,
                    await ThemeStudioApi.Change(HttpContext),
                    new Expectation(Versions: [version]),
                    HttpContext
                )
            )
        )
            return new JsonResult(new { kept!.Version, stamp = all.Find(Theme)?.Stamp });

        return new JsonResult(
            new
            {
                message = Fault,
                errors = Faults.ToDictionary(fault => fault.Key, fault => string.Join(" ", fault.Value)),
            }
        )
        {
            StatusCode = Response.StatusCode,
        };
    }

    /// <summary>What the script needs: the pack, the pairs of colours that must be readable, and words.</summary>
    public string Json() =>
        JsonSerializer.Serialize(
            new
            {
                code = Theme,
                lang = Lang,
                @base = Request.PathBase.Value,
                stamp = found.Stamp,
                version = found.Made!.Value.Version,
                document,
                art = PackForm.Art,
                pairs = Contrast.Pairs().Select(pair => new[] { pair.Ink, pair.Ground }),
                least = Contrast.Aa,
                largest = PackFile.Largest,
                words = T.Beginning("Theme"),
            },
            JsonSerializerOptions.Web
        );
}
