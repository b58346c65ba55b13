namespace UsmeAprende.Web.Learning;

/// <summary>Adds a card to one's learning page. Learning asks; features to its right answer.</summary>
public interface IOwnNews
{
    /// <summary>Nothing where there is nothing to say.</summary>
    Task<OwnNews?> OfAsync(Guid person, CancellationToken cancel);
}
