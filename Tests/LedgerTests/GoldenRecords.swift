/// Records of format 1, one of each event of ``SampleEvents``, as hexadecimal digits.
///
/// They were written once and are never written again: an edition that cannot read them cannot read the
/// journal of the edition before it.
enum GoldenRecords {
    static let all: [String: String] = [
        "message-accepted": """
        0101010198abcdef017000800000000000000110303132333435363738396162636465661805656d61696c06\
        6e6f746963650106e4bda0e5a5bd093c623e48693c2f623e0468746d6c0a0568656c6c6f020f7b226e616d65\
        223a225a6fc3ab227d0473686f70f6e59d81c16801b68fa581c168f69fd584c16890e4d0b287d3aeeefe0101\
        05612e7478740a746578742f706c61696e030102ff010198abcdef01723489abcdef012345670d6140657861\
        6d706c652e636f6d
        """,
        "attempt-started": """
        0101020198abcdef01723489abcdef01234567030ef6e59d81c168107468652066697273742063686f696365
        """,
        "attempt-finished": """
        0101030198abcdef01723489abcdef01234567030ef6e59d81c1681503343231056c6174657203702d3101e0\
        d4030301c6f59d81c168
        """,
        "attempt-declared-uncertain": """
        0101040198abcdef01723489abcdef0123456703f6e59d81c1680500
        """,
        "receipt-arrived": """
        0101050198abcdef01723489abcdef0123456703f6e59d81c168010744454c49565244026f6b00
        """,
        "delivery-expired": """
        0101060198abcdef01723489abcdef01234567f6e59d81c16801
        """,
        "delivery-failed": """
        0101070198abcdef01723489abcdef01234567f6e59d81c16818497473206368616e6e656c20776173207265\
        6d6f7665642e
        """,
        "attempt-answered": """
        0101080198abcdef01723489abcdef0123456703f6e59d81c1680107554e44454c4956026e6f0601b68fa581\
        c168
        """,
        "callback-received": """
        0101090198abcdef017aaa80000000000000020ef6e59d81c16801106170706c69636174696f6e2f6a736f6e\
        03743d31035b5dff093139322e302e322e31
        """,
        "callback-read": """
        01010a0198abcdef017aaa80000000000000020ef6e59d81c168ac0202010198abcdef01723489abcdef0123\
        45670303702d31010e2b38363133383030313338303030010744454c49565244026f6b01f6e59d81c1680000\
        0000000000134669656c642078206973206d697373696e672e
        """,
        "receipt-unparked": """
        01010b0198abcdef017aaa800000000000000201f6e59d81c16801
        """,
        "recipient-suppressed": """
        01010c03736d730e2b3836313338303031333830303001010ef6e59d81c16806e98080e8aea2
        """,
        "suppression-lifted": """
        01010d03736d730e2b38363133383030313338303030f6e59d81c168
        """,
    ]
}
