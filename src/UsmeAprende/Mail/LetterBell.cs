using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>Somebody waits for a letter.</summary>
public sealed class LetterBell : Bell;
