namespace UsmeAprende.Documents.Tables;

/// <summary>Says in Spanish, and after a colon, why a file is no table. Never leaves this folder.</summary>
internal sealed class UnreadableTableException(string message) : Exception(message);
