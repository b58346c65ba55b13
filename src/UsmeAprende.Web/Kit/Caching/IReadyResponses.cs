namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// Files that are ready in memory by their path. The first middleware asks all of them, in the order of their registration.
/// </summary>
public interface IReadyResponses
{
    bool TryGet(PathString path, out PublicResponse response);
}
