namespace UsmeAprende.BrowserTests;

/// <summary>
/// What changes the one site for everybody: whoever is erased takes the lists with them that nobody has said yes to, and others are looking
/// at those.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
