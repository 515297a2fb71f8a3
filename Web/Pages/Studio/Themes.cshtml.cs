using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>All packs with a small wall of each: copied, edited, imported, exported, deleted.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ThemesView(Themes themes, Accounts accounts, ThemePacks stored, ThemeStudio studio)
    : StaffPage(themes, accounts)
{
    private readonly Themes all = themes;
    private string? typed;

    public IReadOnlyList<PackLine> Packs { get; private set; } = [];

    /// <summary>The pack whose copy was refused.</summary>
    public string? Copied { get; private set; }
    public IReadOnlyList<string> ImportFaults { get; private set; } = [];

    public async Task OnGet(bool deleted)
    {
        if (deleted)
            Done = T.ThemeDeleted;
        await Load();
    }

    public async Task<IActionResult> OnPostCopy(string theme, string? name)
    {
        var code = Free(name ?? "");
        if (
            await Try(async () =>
            {
                if (string.IsNullOrWhiteSpace(name))
                    throw RefusedException.Invalid("name", "empty");
                await studio.Copy(theme, new PackCopy(code, TypedName.Both(name.Trim(), name.Trim())), HttpContext);
            })
        )
            return Redirect($"~/studio/themes/{code}");

        Copied = theme;
        typed = name;

        // one field here stands for the name in both languages
        if ((Faults.GetValueOrDefault("name.en") ?? Faults.GetValueOrDefault("name.fr")) is { } taken)
            Faults = new Dictionary<string, string[]>(Faults) { ["name"] = taken };

        await Load();

        return Page();
    }

    /// <summary>What was typed beside a zip that was refused.</summary>
    public string? ImportCode { get; private set; }
    public bool ImportReplaces { get; private set; }

    public async Task<IActionResult> OnPostImport(IFormFile? zip, string? code, bool replace)
    {
        ImportCode = code;
        ImportReplaces = replace;
        StoredTheme? pack = null;
        if (
            await Try(async () =>
            {
                if (zip is null)
                    throw RefusedException.Invalid("zip", "missing");
                if (zip.Length > PackZip.MostBytes)
                    throw RefusedException.Invalid("zip", "larger-than-mib", PackZip.MostBytes >> 20);
                using var bytes = new MemoryStream();
                await zip.CopyToAsync(bytes);
                (pack, _) = await studio.Import(
                    bytes.ToArray(),
                    string.IsNullOrWhiteSpace(code) ? null : code.Trim(),
                    replace,
                    HttpContext
                );
            })
        )
            return Redirect($"~/studio/themes/{pack!.Code}");

        ImportFaults =
        [
            .. Faults
                .Where(fault => fault.Key != "zip")
                .Select(fault => ThemeFaultWords.Sentence(fault.Key, fault.Value)),
        ];

        await Load();

        return Page();
    }

    public async Task<IActionResult> OnPostDelete(string theme)
    {
        if (await Try(() => studio.Delete(theme, HttpContext)))
            return RedirectToPage(new { deleted = true });
        await Load();
        return Page();
    }

    /// <summary>
    /// What a copy is called unless somebody says otherwise; what was typed and refused stands there again.
    /// </summary>
    public CopyForm CopyForm(Theme theme) =>
        Copied == theme.Code
            ? new CopyForm(this, theme.Code, typed) { Refused = true }
            : new CopyForm(this, theme.Code, ThemeNames.Free(all, "", theme.Name).In(Lang));

    private async Task Load()
    {
        var made = (await stored.All()).ToDictionary(pack => pack.Id);
        var packs = new List<PackLine>();
        foreach (
            var theme in all
                .All.OrderBy(theme => theme.Made is null)
                .ThenBy(theme => theme.Code, StringComparer.Ordinal)
        )
            packs.Add(
                new PackLine(
                    theme,
                    theme.Made is { } own ? made.GetValueOrDefault(own.Id) : null,
                    [
                        .. (await stored.UsedBy(theme.Code))
                            .Select(campaign =>
                                HttpContext.May(AccessPolicies.Campaigns, campaign) ? campaign : T.ThemeElsewhere
                            )
                            .Distinct(),
                    ]
                )
            );

        Packs = packs;
    }

    /// <summary>"Nos Pirates !" → <c>nos-pirates</c>, or the next number behind it that nobody has.</summary>
    private string Free(string name)
    {
        var plain = new string([
            .. name.Normalize(NormalizationForm.FormD)
                .ToLowerInvariant()
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'),
        ]);
        var code = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        code = code.Length == 0 ? "theme" : code[..Math.Min(code.Length, 28)].TrimEnd('-');
        return all.Find(code) is null
            ? code
            : Enumerable
                .Range(2, ThemePacks.Most + 1)
                .Select(n => $"{code}-{n}")
                .First(other => all.Find(other) is null);
    }
}

/// <summary>Where the copy of a pack is named.</summary>
public sealed record CopyForm(StaffPage Page, string Theme, string? Name)
{
    /// <summary>What is refused on this page is this name.</summary>
    public bool Refused { get; init; }
}

/// <summary>A pack on the list.</summary>
/// <param name="Stored">Null of a shipped one.</param>
public sealed record PackLine(Theme Theme, StoredTheme? Stored, IReadOnlyList<string> UsedBy);
