using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// What the pages of the office have in common: language, words, who is signed in, and faults beside their fields.
/// </summary>
public abstract class StaffPage(Themes themes, Accounts accounts) : PageModel
{
    protected Accounts Accounts { get; } = accounts;
    protected Themes Themes { get; } = themes;
    public string Lang { get; private set; } = "en";
    public string ThemeCode => Themes.For("classic").Code;

    /// <summary>Null while nobody is signed in.</summary>
    public Account? Me { get; private set; }
    public string? Done { get; protected set; }

    /// <summary>Sentences in the reader's language, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Faults { get; protected set; } = new Dictionary<string, string[]>();

    /// <summary>What the sentences were made of, where an action was refused.</summary>
    protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>A fault of no field in particular.</summary>
    public string? Fault { get; protected set; }

    /// <summary>
    /// What was typed into this page before its reader was signed out: the page's script puts it back, and nothing of
    /// it is carried out.
    /// </summary>
    public KeptForm? Kept { get; private set; }

    /// <summary>
    /// What was sent and stands on the page only: leaving asks. Said by the page itself where no fault says it.
    /// </summary>
    public bool IsUnsaved
    {
        get => isUnsaved ?? (HttpMethods.IsPost(Request.Method) && (Faults.Count > 0 || Fault is not null));
        protected set => isUnsaved = value;
    }

    private bool? isUnsaved;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        Lang = Language.Current;
        if (HttpContext.AccountId() is { } id)
            Me = await Accounts.Find(id);
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
        var keeper = HttpContext.RequestServices.GetRequiredService<FormKeeper>();
        if (HttpMethods.IsGet(Request.Method))
            Kept = await keeper.Find(HttpContext);
        else
            await keeper.Drop(HttpContext);
        await next();
    }

    public bool May(string door) => HttpContext.May(door, null);

    public string Moment(DateTimeOffset? at) =>
        at is { } moment
            ? moment
                .ToUniversalTime()
                .ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)
            : "–";

    /// <summary>A field with its label and its faults; see the partial _Field.</summary>
    public FieldLine Field(string name, string label, string? value = null) =>
        new(name, label, value, Faults.TryGetValue(name, out var faults) ? string.Join(" ", faults) : null)
        {
            Settled = Faults.Count > 0,
        };

    /// <summary>True when it was done; a refusal is kept to be shown.</summary>
    protected async Task<bool> Try(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (RefusedException refusal)
        {
            Errors = refusal.Errors;
            Faults = ErrorSentences.ByField(refusal.Errors, Lang);
            Fault = refusal.Errors.Count == 0 ? ErrorSentences.Of(refusal.Why, Lang) : null;
            if (refusal.Wait is { } wait)
                RefusalProblems.RetryAfter(Response, wait);

            Response.StatusCode = refusal.Kind switch
            {
                RefusedKind.TooOften => StatusCodes.Status429TooManyRequests,
                RefusedKind.NotFound => StatusCodes.Status404NotFound,
                RefusedKind.Conflict => StatusCodes.Status409Conflict,
                RefusedKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusedKind.Stale => StatusCodes.Status412PreconditionFailed,
                _ => StatusCodes.Status400BadRequest,
            };

            return false;
        }
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            Fault = T.StoreAway;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            RefusalProblems.RetryAfter(Response, RefusalProblems.Pause);
            return false;
        }
    }

    /// <summary>Says on the page itself that this address has tried too much.</summary>
    protected IActionResult TooMany()
    {
        Fault = T.Problem429;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        RefusalProblems.RetryAfter(Response, TimeSpan.FromMinutes(1));
        return Page();
    }

    /// <summary>A fault that the page itself found.</summary>
    /// <param name="sentence">In the reader's language.</param>
    protected void Refuse(string field, string sentence)
    {
        Faults = new Dictionary<string, string[]>(Faults) { [field] = [sentence] };
        Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>Only to addresses of our own.</summary>
    protected LocalRedirectResult Back(string? returnUrl) =>
        LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
}

/// <summary>One field of a form.</summary>
public sealed record FieldLine(string Name, string Label, string? Value, string? Fault)
{
    public string Type { get; init; } = "text";
    public string? Hint { get; init; }
    public string Autocomplete { get; init; } = "off";

    /// <summary>Which keys a telephone shows; null: those of the type.</summary>
    public string? InputMode { get; init; }
    public bool Required { get; init; } = true;

    /// <summary>Of the element, where one page has several such fields.</summary>
    public string? Id { get; init; }

    /// <summary>The name that is sent, where the fault has another.</summary>
    public string? Post { get; init; }
    public bool Focus { get; init; }

    /// <summary>Some field has a fault: that one is where to type, not the first.</summary>
    public bool Settled { get; init; }
}
