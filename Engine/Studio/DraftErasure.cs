namespace ChallengeHub;

/// <summary>What an erasure does to drafts.</summary>
internal static class DraftErasure
{
    /// <summary>
    /// Takes somebody out of drafts: by his person, or out of copies of the campaign that he was in.
    /// </summary>
    public static async Task Forget(UnitOfWork work, string campaign, Participant erased)
    {
        foreach (var draft in await DraftRows.All(work.Connection, work.Transaction))
        {
            var document = draft.Document;
            var staying = document
                .Players.Where(x =>
                    !(erased.Person is not null && x.Person == erased.Person)
                    && !(document.ClonedFrom == campaign && x.Code == erased.Code)
                )
                .ToList();
            if (staying.Count == document.Players.Count)
                continue;

            var objectives = document.Campaign.Objectives;
            foreach (var gone in document.Players.Except(staying))
                objectives = objectives?.Without(gone.Code);
            var aimed = document.Campaign with { Objectives = objectives };
            document = (
                document with
                {
                    Players = staying,
                    ListedAs = null,
                    IsListUnseen = false,
                    Targets = null,
                    Campaign = aimed,
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
