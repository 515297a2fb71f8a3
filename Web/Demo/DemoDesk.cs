namespace ChallengeHub.Web;

/// <summary>
/// Does at the desk what the year has its people do there, as those people, and looks at deadlines at the pace of the
/// demonstration's clock.
/// </summary>
public sealed class DemoDesk(LeadDesk desk, BoardReads reads, DeadlineSweep deadlines, TimeProvider clock)
{
    /// <summary>How late a client may tell of a move, less an hour for a machine that is too slow.</summary>
    private static readonly TimeSpan Latest = SentMove.Latest - TimeSpan.FromHours(1);

    /// <summary>In the campaign's time.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(3);
    private CampaignSnapshot? snapshot;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    private CampaignSnapshot Floor => snapshot ?? throw new InvalidOperationException("The desk was never opened.");

    /// <summary>Once the campaign is launched: its people do not change.</summary>
    public async Task Open() => snapshot = await reads.Snapshot(DemoCampaign.Code);

    /// <summary>
    /// In the order given, many in one commit. Answers what was refused: people who work at the same desk may have been
    /// quicker.
    /// </summary>
    public async Task<IReadOnlyList<string>> Do(IEnumerable<DemoEvent> steps) =>
        [.. (await Task.WhenAll(steps.Select(DoOne))).OfType<string>()];

    /// <summary>To be called when all that was due is done: what is forgotten then is forgotten.</summary>
    public async Task Look()
    {
        var now = clock.GetUtcNow();
        if (now - lookedAt < BetweenLooks)
            return;
        lookedAt = now;
        await deadlines.Run();
    }

    /// <summary>A card that the prospector has begun and not finished.</summary>
    public async Task Begin(LeadCard card, Account prospector)
    {
        var code = prospector.Grants.Select(x => x.Scope).OfType<string>().First();
        var mover = new Mover { Prospector = Floor.Find(code)!.Number, Account = prospector.Id };
        await desk.Create(DemoCampaign.Code, [new NewLead(card)], new DeskCaller(mover, prospector.Author));
    }

    /// <summary>Nothing is awaited before it is in the queue: that keeps the order.</summary>
    private async Task<string?> DoOne(DemoEvent planned)
    {
        var step = planned.Desk!;
        try
        {
            if (step.Card is { } card)
                return await Create(card, planned);
            await desk.Move(DemoCampaign.Code, Sent(planned, step), CallerOf(step));
            if (step.Quality is { } quality)
                await Rate(planned, quality, CallerOf(step));
            return null;
        }
        catch (RefusedException refused)
        {
            return $"{planned.Event.Id} {planned.Event.Type}: {refused.Message}";
        }
    }

    private async Task<string?> Create(LeadCard card, DemoEvent planned)
    {
        var lead = new NewLead(card)
        {
            Id = planned.Event.Id,
            At = planned.Event.At,
            KeepsTwin = true,
        };
        var created = (await desk.Create(DemoCampaign.Code, [lead], CallerOf(planned.Desk!)))[0];
        if (created.Answer is not null)
            return null;

        var faults = created.Errors.Concat(created.Lacks).Select(x => $"{x}").Append($"{created.Refusal}");
        return $"{planned.Event.Id} {planned.Event.Type}: {string.Join("; ", faults)}";
    }

    private SentMove Sent(DemoEvent planned, DemoDeskStep step)
    {
        var happened = planned.Event;
        var earliest = clock.GetUtcNow() - Latest;
        var move = new DeskMove(happened.Type)
        {
            Rep = happened.Type == EventTypes.Assigned ? happened.Rep : null,
            Amount = happened.Type == EventTypes.Closed ? happened.Amount : null,
            Reason = happened.Attributes?.GetValueOrDefault(DeskAttributes.Reason),
            // the desk fills in id, author and instant
            Note = step.Note is { } note ? new LeadNote("", "", happened.At, note.Kind, note.Text, null) : null,
        };
        return new SentMove(happened.Lead, happened.Id, move, happened.At < earliest ? earliest : happened.At);
    }

    private Task Rate(DemoEvent planned, int quality, DeskCaller by)
    {
        var happened = planned.Event;
        var rating = new LeadNote($"{happened.Id}-rating", "", happened.At, NoteKind.Rating, "", quality);
        return desk.Note(DemoCampaign.Code, happened.Lead, rating, by);
    }

    /// <summary>Nobody of them has an account: what they do is the desk's, in their names.</summary>
    private DeskCaller CallerOf(DemoDeskStep step)
    {
        var player = step.Who is { } code ? Floor.Find(code) : null;
        var mover = step.By switch
        {
            // as a program, which says when the lead was received
            DemoRole.Prospector => new Mover { IsMarketing = true, Prospector = player!.Number },
            DemoRole.Director => new Mover { Teams = [step.Who!] },
            DemoRole.Rep => new Mover { Rep = player!.Number, RepTeam = player.Team },
            _ => new Mover { IsMarketing = true },
        };
        return new DeskCaller(mover, player?.Name.In("en") ?? DemoPeople.NameOf(step.By, step.Who));
    }
}
