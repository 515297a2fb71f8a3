namespace ChallengeHub;

/// <summary>
/// What one transaction does to forget people of a campaign: one statement a table, and of facts, changes and rejected
/// events the rows alone that name them.
/// </summary>
internal sealed class Forgetting(UnitOfWork work, Campaign campaign, Forgotten who)
{
    public required ErasurePlan Plan { get; init; }
    public required ErasurePart Part { get; init; }

    /// <summary>Whether nobody who stays has the address of who had this code.</summary>
    public required Func<string, string, bool> IsHisAlone { get; init; }

    public async Task Run(Actor actor, DateTimeOffset now)
    {
        await DeskErasure.Forget(work, campaign, who);
        await ParticipantRows.Erase(work, who, now);
        await PortraitRows.Forget(work, who.People.Select(x => x.Number));
        await Facts();
        await Rejections(await Changes());
        await Document();
        await AwardRows.Hush(work, campaign.Id, who.People.Select(x => $"{x.Number}").ToHashSet());
        await AccountRows.Withdraw(work, campaign.Code, who.Codes);
        await DraftErasure.Forget(work, campaign.Code, who);
        foreach (var pseudonym in who.People.Select(Forgotten.PseudonymOf))
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.ParticipantErased, campaign.Code, pseudonym),
                now
            );
    }

    private FactRange Since => new(Plan.FactSeq, long.MaxValue);

    private async Task Facts()
    {
        var numbers = new HashSet<long>(Part.Facts);
        await foreach (var fact in FactRows.Names(work.Connection, campaign.Id, Since, work.Transaction))
            if (fact.Codes.Any(who.Has))
                numbers.Add(fact.FactSeq);

        var facts = await FactRows.At(work, campaign.Id, numbers);
        await FactRows.Rename(
            work,
            campaign.Id,
            facts.Select(x => x with { Content = FactContent.Renamed(x.Content, who.Pseudonym) })
        );
    }

    /// <summary>Answers the addresses that they were ever given, by code.</summary>
    private async Task<ILookup<string, string>> Changes()
    {
        var changes = (await ChangeRows.At(work, campaign.Id, Part.Changes)).ToList();
        await foreach (var change in ChangeRows.OfPeople(work.Connection, campaign.Id, Since, work.Transaction))
            if (ErasedTexts.Names(change.Document).Any(who.Has))
                changes.Add(change);

        await ChangeRows.Rewrite(work, campaign.Id, changes.Select(x => ErasedTexts.Change(x, who)));
        return changes.SelectMany(ErasedTexts.Addresses).ToLookup(x => x.Key, x => x.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// Rejected events that name one of them, by code or by an address that he has or had and nobody else has.
    /// </summary>
    private async Task Rejections(ILookup<string, string> addresses)
    {
        var byCode = who.People.ToDictionary(x => x.Code, x => NamesOf(x, addresses[x.Code]), StringComparer.Ordinal);
        var byEmail = new Dictionary<string, ForgottenNames>(StringComparer.OrdinalIgnoreCase);
        foreach (var names in byCode.Values)
        foreach (var email in names.Emails)
            byEmail.TryAdd(email, names);

        var renamed = new List<Rejection>();
        foreach (var rejection in await RejectionRows.At(work, campaign.Code, Part.Rejections, Plan.At))
        {
            var named = ErasedTexts
                .Names(rejection.EventText)
                .Select(x => byCode.GetValueOrDefault(x) ?? byEmail.GetValueOrDefault(x))
                .OfType<ForgottenNames>()
                .DistinctBy(x => x.Code)
                .ToList();
            if (named.Count > 0)
                renamed.Add(named.Aggregate(rejection, Renamed));
        }

        await RejectionRows.Rename(work, renamed);
    }

    private ForgottenNames NamesOf(Participant x, IEnumerable<string> addresses) =>
        new(
            x.Code,
            [
                .. addresses
                    .Append(x.Email ?? "")
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(email => email.Length > 0 && IsHisAlone(x.Code, email)),
            ],
            Forgotten.PseudonymOf(x)
        );

    private static Rejection Renamed(Rejection rejection, ForgottenNames names) =>
        rejection with
        {
            EventText = ErasedTexts.Event(rejection.EventText, x => names.Has(x) ? names.Pseudonym : null),
            Message = rejection.Error is { } error ? ErasedTexts.Error(error, names) : null,
        };

    /// <summary>Targets, pairs and routing know people by code.</summary>
    private async Task Document()
    {
        var document = campaign.Document;
        var aimed = document.Objectives is { } aims && aims.Reps.Keys.Concat(aims.Prospectors.Keys).Any(who.Has);
        if (aimed || DeskPlanPeople.Of(document).Any(who.Has))
            await CampaignRows.Replace(
                work,
                campaign.Id,
                DeskPlanPeople.Renamed(document, who.Pseudonym) with
                {
                    Objectives = document.Objectives?.Renamed(who.Pseudonym),
                }
            );
    }
}
