namespace ChallengeHub.Web;

/// <summary>Which leads are to begin again, as it is typed.</summary>
public sealed class RecycleForm
{
    public LeadStatus? Status { get; set; }
    public string? OlderThanDays { get; set; }
    public string? Source { get; set; }
    public string? Team { get; set; }
    public string? Rep { get; set; }
    public string? Prospector { get; set; }
    public string? Reason { get; set; }

    /// <summary>The code of a later campaign; empty: in the next cycle of this one.</summary>
    public string? Into { get; set; }

    /// <summary>Made with the form: sent twice, no lead begins a further cycle.</summary>
    public string? Key { get; set; }

    /// <summary>Every field but the key: what is confirmed is what was looked at.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Fields =>
        [
            new("Status", Status?.ToString()),
            new("OlderThanDays", OlderThanDays),
            new("Source", Source),
            new("Team", Team),
            new("Rep", Rep),
            new("Prospector", Prospector),
            new("Reason", Reason),
            new("Into", Into),
        ];

    /// <exception cref="RefusedException">A number cannot be read.</exception>
    public RecycleFilter Where()
    {
        var errors = new FieldErrors();
        var days = Typed.Whole(OlderThanDays, errors, "where.olderThanDays");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        return new RecycleFilter
        {
            Status = Status,
            OlderThanDays = days,
            Source = Typed.Text(Source),
            Team = Typed.Text(Team),
            Rep = Typed.Text(Rep),
            Prospector = Typed.Text(Prospector),
            Reason = Typed.Text(Reason),
        };
    }
}
