package panal.namenode.service;

import panal.namenode.balance.Balancer;

/** What an operator's object passes its orders on to. */
record OperatorDesks(OperatorDesk operator, MemberDesk members, Stakes stakes, Balancer balancer) {}
