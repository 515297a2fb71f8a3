using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// What somebody may do with the leads of a list, and what it would pay him: all that they are judged by is read once
/// for all of them.
/// </summary>
internal sealed class ListedMoves
{
    private readonly CampaignSnapshot snapshot;
    private readonly DeskCaller by;
    private readonly DateTimeOffset now;
    private readonly CampaignState blank;
    private ILookup<string, Fact> facts = Enumerable.Empty<Fact>().ToLookup(x => x.Lead);
    private ILookup<string, LedgerEntry> paid = Enumerable.Empty<LedgerEntry>().ToLookup(x => x.Lead!);
    private ILookup<string, long> accounts = Enumerable.Empty<PlayingAccount>().ToLookup(x => x.Code, x => x.AccountId);
    private Dictionary<string, Participant> owners = [];
    private IReadOnlySet<string> noContact = new HashSet<string>();
    private string? secret;
    private ConcernedRep? own;

    private ListedMoves(CampaignSnapshot snapshot, DeskCaller by, DateTimeOffset now)
    {
        this.snapshot = snapshot;
        this.by = by;
        this.now = now;
        blank = CampaignState.Blank(snapshot);
    }

    public static async Task<ListedMoves> Read(DbConnection connection, ListedFor listed, IReadOnlyList<DeskLead> leads)
    {
        var moves = new ListedMoves(listed.Snapshot, listed.By, listed.Now);
        await moves.Load(connection, leads);
        return moves;
    }

    /// <summary>
    /// The lead with its moves; of what he sees the outline of, nothing is his to do, nor in a campaign that is over.
    /// </summary>
    public DeskLead With(DeskLead lead)
    {
        if (lead.Sight == LeadSight.Outline)
            return lead;

        var known = facts[lead.Row.Lead].ToList();
        var course = LeadCourse.Of(snapshot.Campaign.Document.Validation, known);
        var found = new LeadAtDesk(snapshot, lead.Row, known, course);
        var stake = new Lazy<LeadStake>(() => new LeadStake(found, [.. paid[lead.Row.Lead]], blank, now));
        var allowed = DeskWindow.Refuses(snapshot.Campaign, now) is null
            ? MovePermission.Allowed(course, by.Mover, Known(found))
            : [];
        return lead with
        {
            Allowed = [.. allowed.Select(x => new AllowedMove(x, stake.Value.Points(x, by)))],
            ValidatedAt = course.At(Stage.Validated),
            Paid = paid[lead.Row.Lead].Sum(x => x.Points),
            Pending = course.IsVouched ? 0 : stake.Value.Pending(by),
        };
    }

    private async Task Load(DbConnection connection, IReadOnlyList<DeskLead> leads)
    {
        var id = snapshot.Campaign.Id;
        var codes = leads.Where(x => x.Sight != LeadSight.Outline).Select(x => x.Row.Lead).ToList();
        facts = (await FactRows.OfLeads(connection, id, codes)).ToLookup(x => x.Lead, StringComparer.Ordinal);
        var entries = await LedgerRows.UnreversedOfLeads(connection, id, codes);
        paid = entries.ToLookup(x => x.Lead!, StringComparer.Ordinal);
        accounts = (await AccountRows.Players(connection, snapshot.Campaign.Code)).ToLookup(
            x => x.Code,
            x => x.AccountId,
            StringComparer.Ordinal
        );
        owners = (await LeadAccountRows.Of(connection, id))
            .Where(x => x.Owner is not null)
            .ToDictionary(x => x.Code, x => snapshot.Get(x.Owner!.Value), StringComparer.Ordinal);

        if (by.Mover.Rep is { } number)
            own = await Concerned(connection, snapshot.Get(number));
        // only marketing recycles
        if (by.Mover.IsMarketing)
            await LoadNoContact(connection, leads);
    }

    private async Task<ConcernedRep> Concerned(DbConnection connection, Participant rep) =>
        new(rep, await LeadRows.HeldBy(connection, snapshot.Campaign.Id, rep.Number))
        {
            IsAway = rep.Away?.Covers(now) == true,
            Accounts = [.. accounts[rep.Code]],
        };

    private async Task LoadNoContact(DbConnection connection, IReadOnlyList<DeskLead> leads)
    {
        secret = await NoContactRows.FindSecret(connection);
        if (secret is null)
            return;
        var hashes = leads.SelectMany(x => CardKeys.Hashes(x.Row.Card(snapshot), snapshot, secret)).Distinct();
        noContact = await NoContactRows.Among(connection, hashes);
    }

    private DeskFacts Known(LeadAtDesk lead)
    {
        var course = lead.Course;
        var finder = lead.Prospector is { } prospector ? snapshot.Get(prospector) : null;
        return new DeskFacts
        {
            Lead = lead.Row.Lead,
            Document = snapshot.Campaign.Document,
            At = now,
            Team = lead.Team,
            Holder = course.Holder is { } holder ? snapshot.Get(holder).Code : null,
            Owner = lead.Row.Account is { } account ? owners.GetValueOrDefault(account) : null,
            BroughtInBy = finder is null ? null : new KnownPerson([.. accounts[finder.Code]], finder.Person),
            Rep = own,
            NotRecycled = NotRecycled(lead),
        };
    }

    private FieldError? NotRecycled(LeadAtDesk lead)
    {
        var resting = new RestingLead
        {
            Status = lead.Course.Status,
            LastAt = lead.Row.LastAt,
            DoNotContact =
                lead.IsLostForGood
                || (secret is not null && CardKeys.Hashes(lead.Card, snapshot, secret).Any(noContact.Contains)),
        };
        return Recycling.WhyNot(resting, snapshot.Campaign.Document.Recycle, now);
    }
}

/// <summary>For whom a list is made, and when.</summary>
internal sealed record ListedFor(CampaignSnapshot Snapshot, DeskCaller By, DateTimeOffset Now);
