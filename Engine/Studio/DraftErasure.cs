namespace ChallengeHub;

/// <summary>What an erasure does to drafts.</summary>
internal static class DraftErasure
{
    /// <summary>
    /// Takes people out of drafts: by their person, or out of copies of the campaign that they were in.
    /// </summary>
    public static async Task Forget(UnitOfWork work, string campaign, Forgotten who)
    {
        var persons = who.People.Select(x => x.Person).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var draft in await DraftRows.All(work.Connection, work.Transaction))
        {
            var document = draft.Document;
            var staying = document
                .Players.Where(x =>
                    !(x.Person is { } person && persons.Contains(person))
                    && !(document.ClonedFrom == campaign && who.Has(x.Code))
                )
                .ToList();
            if (staying.Count == document.Players.Count)
                continue;

            var gone = document.Players.Except(staying).Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
            var without = DeskPlanPeople.Only(document.Campaign, x => !gone.Contains(x)) with
            {
                Objectives = document.Campaign.Objectives?.Only(x => !gone.Contains(x)),
            };
            document = (
                document with
                {
                    Players = staying,
                    ListedAs = null,
                    IsListUnseen = false,
                    Targets = null,
                    Campaign = without,
                }
            ).Aimed();
            document = document with
            {
                Listed = PlayerList.Write(document, column => column.ToString().ToLowerInvariant()),
            };
            await DraftRows.Update(work, draft with { Document = document });
        }
    }
}
