using System.Data.Common;

namespace ChallengeHub;

/// <summary>A lead as the desk looks at it: its row, its facts, and where they have brought it.</summary>
internal sealed record LeadAtDesk(
    CampaignSnapshot Snapshot,
    StoredLead Row,
    IReadOnlyList<Fact> Facts,
    LeadCourse Course
)
{
    public string? Team => LeadFollowing.TeamOf(Snapshot, Row.Team, Course.Holder, Prospector);
    public int? Prospector => Course.Prospector ?? Row.Prospector;
    public LeadPlace Place => new(Course.Status, Course.Holder, Prospector, Team);
    public LeadCard Card => Row.Card(Snapshot);

    /// <summary>Null: there is no such lead.</summary>
    public static async Task<LeadAtDesk?> Find(
        DbConnection connection,
        CampaignSnapshot snapshot,
        string lead,
        DbTransaction? transaction = null
    )
    {
        var id = snapshot.Campaign.Id;
        var row = await LeadRows.Find(connection, id, lead, transaction);
        if (row is null)
            return null;

        var facts = await FactRows.OfLeads(connection, id, [lead], transaction);
        var course = LeadCourse.Of(snapshot.Campaign.Document.Validation, facts);
        return new LeadAtDesk(snapshot, row, facts, course);
    }

    /// <summary>All that a move of the lead is judged by.</summary>
    public async Task<DeskFacts> Known(DbConnection connection, AskedOfLead asked, DbTransaction? transaction = null)
    {
        var campaign = Snapshot.Campaign;
        var accounts = (await AccountRows.Players(connection, campaign.Code, transaction)).ToLookup(
            x => x.Code,
            x => x.AccountId,
            StringComparer.Ordinal
        );
        var finder = Prospector is { } prospector ? Snapshot.Get(prospector) : null;
        var holder = Course.Holder is { } number ? Snapshot.Get(number) : null;
        var audience = asked.Mover.AudienceIn(Snapshot);

        return new DeskFacts
        {
            Lead = Row.Lead,
            Document = campaign.Document,
            At = asked.At,
            Team = Team,
            Holder = holder is null ? null : audience.CodeOf(holder),
            HolderName = holder is null ? null : audience.Named(holder),
            Owner = await Owner(connection, transaction),
            BroughtInBy = finder is null ? null : new KnownPerson([.. accounts[finder.Code]], finder.Person),
            Rep = await Concerned(connection, asked, transaction) is { } rep
                ? rep with
                {
                    Accounts = [.. accounts[rep.Participant.Code]],
                    Said = audience.CodeOf(rep.Participant),
                }
                : null,
            NotRecycled = await NotRecycled(connection, asked.Now, transaction),
        };
    }

    /// <summary>Whom nobody calls again, though nothing is left of how to reach him.</summary>
    public bool IsLostForGood =>
        Course.Lost is { } lost
        && FactContent.Read(Snapshot.Campaign.Code, lost).Attributes?.GetValueOrDefault(DeskAttributes.Reason)
            == DeskMove.DoNotContact;

    /// <summary>Somebody of the prospect does not want to hear from us.</summary>
    public async Task<bool> IsNotToBeContacted(DbConnection connection, DbTransaction? transaction = null)
    {
        if (await NoContactRows.FindSecret(connection, transaction) is not { } secret)
            return false;
        var hashes = CardKeys.Hashes(Card, Snapshot, secret);
        return hashes.Count > 0 && (await NoContactRows.Among(connection, hashes, transaction)).Count > 0;
    }

    private async Task<ConcernedRep?> Concerned(DbConnection connection, AskedOfLead asked, DbTransaction? transaction)
    {
        var own = asked.Mover.Rep is { } number ? Snapshot.Get(number) : null;
        var rep = asked.Rep is { } code ? Snapshot.Find(code) : own;
        if (rep is null)
            return null;

        var holds = await LeadRows.HeldBy(connection, Snapshot.Campaign.Id, rep.Number, transaction);
        return new ConcernedRep(rep, holds) { IsAway = rep.Away?.Covers(asked.Now) == true };
    }

    private async Task<Participant?> Owner(DbConnection connection, DbTransaction? transaction)
    {
        if (Row.Account is not { } account)
            return null;
        var found = await LeadAccountRows.Find(connection, Snapshot.Campaign.Id, account, transaction);
        return found?.Owner is { } owner ? Snapshot.Get(owner) : null;
    }

    private async Task<FieldError?> NotRecycled(DbConnection connection, DateTimeOffset now, DbTransaction? transaction)
    {
        var resting = new RestingLead
        {
            Status = Course.Status,
            LastAt = Row.LastAt,
            DoNotContact = IsLostForGood || await IsNotToBeContacted(connection, transaction),
        };
        return Recycling.WhyNot(resting, Snapshot.Campaign.Document.Recycle, now);
    }
}

/// <summary>Who asks something of a lead, and when.</summary>
/// <param name="Rep">Whom the move names, by code; null: nobody.</param>
/// <param name="At">When the move was made.</param>
internal sealed record AskedOfLead(Mover Mover, string? Rep, DateTimeOffset At, DateTimeOffset Now);
