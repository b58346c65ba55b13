using UsmeAprende.Catalogue;

namespace UsmeAprende.Gatherings;

/// <summary>A question that people of a group got wrong, in the lesson where it stands.</summary>
public sealed record MissedQuestion(QuizQuestion Question, Lesson Lesson, int People);
